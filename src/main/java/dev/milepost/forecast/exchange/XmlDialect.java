package dev.milepost.forecast.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** What a kind of XML schedule calls its things, and which values it may have. */
enum XmlDialect {
    /** Microsoft Project's; durations as {@code PT8H0M0S}. */
    MSPDI(
            "Project",
            "http://schemas.microsoft.com/project",
            "Tasks",
            "Task",
            "UID",
            Pattern.compile("Start|Finish|StartDate|FinishDate|StatusDate|ActualStart|ActualFinish|ConstraintDate"
                    + "|Deadline|Resume|ManualStart|ManualFinish|FromDate|ToDate"),
            Pattern.compile("Duration|RemainingDuration|ActualDuration|ManualDuration"),
            Pattern.compile("P(\\d{1,5}D)?(T(\\d{1,6}H)?(\\d{1,8}M)?(\\d{1,9}(\\.\\d+)?S)?)?")),
    /** Primavera P6's; durations in hours. */
    PMXML(
            "APIBusinessObjects",
            "http://xmlns.oracle.com/Primavera/",
            "Project",
            "Activity",
            "ObjectId",
            Pattern.compile("StartDate|FinishDate|DataDate|PlannedStartDate|PlannedFinishDate|ActualStartDate"
                    + "|ActualFinishDate|RemainingEarlyStartDate|RemainingEarlyFinishDate|BaselineStartDate"
                    + "|BaselineFinishDate|PrimaryConstraintDate|SecondaryConstraintDate|MustFinishByDate"
                    + "|ResumeDate|SuspendDate|Date"),
            Pattern.compile("PlannedDuration|RemainingDuration|ActualDuration|AtCompletionDuration"),
            Pattern.compile("\\d{1,6}(\\.\\d+)?"));

    private final String root;
    private final String namespace;
    private final String holder;
    private final String task;
    private final String id;
    private final Pattern dates;
    private final Pattern durations;
    private final Pattern duration;

    XmlDialect(
            String root,
            String namespace,
            String holder,
            String task,
            String id,
            Pattern dates,
            Pattern durations,
            Pattern duration) {
        this.root = root;
        this.namespace = namespace;
        this.holder = holder;
        this.task = task;
        this.id = id;
        this.dates = dates;
        this.durations = durations;
        this.duration = duration;
    }

    /** The dialect of a file whose root element has just begun. */
    static Optional<XmlDialect> of(XMLStreamReader xml) {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        for (XmlDialect dialect : values()) {
            if (xml.getLocalName().equals(dialect.root)
                    && (namespace.isEmpty() || namespace.startsWith(dialect.namespace))) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** Whether an element on the third level is a task. */
    boolean isTask(String name, String parent) {
        return name.equals(task) && parent.equals(holder);
    }

    /** What it calls a task's unique number. */
    String id() {
        return id;
    }

    boolean isDate(String name) {
        return dates.matcher(name).matches();
    }

    /** Whether this is the value of a duration that is negative, longer than 100 years, or none. */
    boolean isWrongDuration(String name, String value) {
        return durations.matcher(name).matches() && !duration.matcher(value).matches();
    }

    /** What to do about a damaged file. */
    String advice() {
        return this == MSPDI ? ScheduleFormat.MSPDI.advice() : ScheduleFormat.PMXML.advice();
    }
}
