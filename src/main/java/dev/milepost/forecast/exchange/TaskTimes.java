package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Spread;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpxj.ConstraintType;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TaskMode;
import org.mpxj.TimeUnit;

/** A task's durations, dates and lags in working minutes after the origin. */
final class TaskTimes {

    private static final double WEEK = 7 * 24 * 60;

    private final Timescale timescale;
    private final ProjectCalendar calendar;
    private final ProjectProperties properties;
    private final boolean primavera;
    private final Consumer<String> notes;
    private final Map<ProjectCalendar, WorkingTimes> others = new HashMap<>();

    TaskTimes(
            Timescale timescale,
            ProjectCalendar calendar,
            ProjectProperties properties,
            boolean primavera,
            Consumer<String> notes) {
        this.timescale = timescale;
        this.calendar = calendar;
        this.properties = properties;
        this.primavera = primavera;
        this.notes = notes;
    }

    /** The task as an activity: finished work at its dates, running work from its start for as long as it still takes. */
    Activity activity(String id, Task task) throws UnreadableFileException {
        LocalDateTime planned = planned(task);
        double duration = minutes(task.getDuration(), task, planned);
        Double start = at(task.getActualStart());
        Double finish = at(task.getActualFinish());
        if (finish != null) {
            double from = start == null ? finish - duration : Math.min(start, finish);
            return new Activity(
                    id, Spread.fixed(finish - from), Activity.Join.ALL, Activity.Split.ALL, 0, from, finish);
        }
        if (start != null) {
            double left = runs(task, start, duration);
            return new Activity(id, Spread.fixed(left), Activity.Join.ALL, Activity.Split.ALL, 0, start, null);
        }
        if (task.getTaskMode() == TaskMode.MANUALLY_SCHEDULED && task.getStart() != null) {
            notes.accept("Tasks that are scheduled by hand stay at their dates, whatever they follow.");
            return new Activity(
                    id, Spread.fixed(duration), Activity.Join.ALL, Activity.Split.ALL, 0, at(task.getStart()), null);
        }
        double notBefore = notBefore(task, duration);
        return new Activity(id, Spread.fixed(duration), Activity.Join.ALL, Activity.Split.ALL, notBefore, null, null);
    }

    /** How long running work takes from its actual start: what remains begins where it was resumed, or at the data date. */
    private double runs(Task task, double start, double duration) throws UnreadableFileException {
        LocalDateTime from = primavera ? properties.getStatusDate() : task.getResume();
        Duration remaining = task.getRemainingDuration();
        if (from == null || remaining == null) {
            return duration;
        }
        return Math.max(0, Math.max(start, timescale.minutesAt(from)) + minutes(remaining, task, from) - start);
    }

    /** The earliest start that a constraint, or for P6 the data date, allows; 0 where there is none. */
    double notBefore(Task task, double duration) throws UnreadableFileException {
        double earliest = primavera && properties.getStatusDate() != null ? at(properties.getStatusDate(), 0) : 0;
        ConstraintType type = task.getConstraintType();
        LocalDateTime date = task.getConstraintDate();
        if (type == ConstraintType.AS_LATE_AS_POSSIBLE) {
            notes.accept(
                    "Tasks to be done as late as possible are scheduled as early as possible; see their late dates.");
        }
        if (type == null || date == null) {
            return earliest;
        }
        return switch (type) {
            case START_NO_EARLIER_THAN, MUST_START_ON, START_ON -> Math.max(earliest, at(date, 0));
            case FINISH_NO_EARLIER_THAN, MUST_FINISH_ON, FINISH_ON -> Math.max(earliest, at(date, 0) - duration);
            default -> earliest;
        };
    }

    /** The latest finish that a constraint or a deadline demands. */
    @Nullable
    Double deadline(Task task, double duration) throws UnreadableFileException {
        Double deadline = at(task.getDeadline());
        ConstraintType type = task.getConstraintType();
        LocalDateTime date = task.getConstraintDate();
        if (type == null || date == null || task.getActualStart() != null) {
            return deadline;
        }
        Double demanded =
                switch (type) {
                    case START_NO_LATER_THAN, MUST_START_ON, START_ON -> at(date, 0) + duration;
                    case FINISH_NO_LATER_THAN, MUST_FINISH_ON, FINISH_ON -> at(date);
                    default -> null;
                };
        return demanded == null || (deadline != null && deadline < demanded) ? deadline : demanded;
    }

    /** How much of it is done, from 0 to 100, by the measure that the file chose. */
    double percentComplete(Task task) {
        Number percent = primavera ? task.getActivityPercentComplete() : task.getPercentageComplete();
        return percent == null ? 0 : Math.max(0, Math.min(100, percent.doubleValue()));
    }

    /** A link's lag; elapsed time and other calendars are counted as of the dates in the file. */
    double lag(Relation relation) throws UnreadableFileException {
        Duration lag = relation.getLag();
        if (lag == null || lag.getDuration() == 0) {
            return 0;
        }
        Task before = relation.getPredecessorTask();
        TimeUnit unit = lag.getUnits();
        if (unit == TimeUnit.PERCENT || unit == TimeUnit.ELAPSED_PERCENT) {
            return lag.getDuration() / 100 * minutes(before.getDuration(), before, planned(before));
        }
        boolean fromStart =
                relation.getType() == RelationType.START_START || relation.getType() == RelationType.START_FINISH;
        return elapsed(unit) ? elapsed(lag, fromStart ? before.getStart() : before.getFinish()) : working(lag);
    }

    static Link.@Nullable Type type(Relation relation) {
        RelationType type = relation.getType();
        if (type == null) {
            return Link.Type.FINISH_START;
        }
        return switch (type) {
            case FINISH_START -> Link.Type.FINISH_START;
            case START_START -> Link.Type.START_START;
            case FINISH_FINISH -> Link.Type.FINISH_FINISH;
            case START_FINISH -> Link.Type.START_FINISH;
            default -> null;
        };
    }

    private double minutes(@Nullable Duration duration, Task task, LocalDateTime from) throws UnreadableFileException {
        if (duration == null || duration.getDuration() <= 0) {
            return 0;
        }
        if (elapsed(duration.getUnits())) {
            return elapsed(duration, from);
        }
        double minutes = working(duration);
        ProjectCalendar own = task.getCalendar();
        if (own == null || own == calendar) {
            return minutes;
        }
        WorkingTimes times = others.get(own);
        if (times == null) {
            times = new WorkingTimes(own, timescale.origin().toLocalDate().minusYears(30));
            others.put(own, times);
        }
        LocalDateTime end = times.end(times.until(from) + minutes);
        double counted = Math.max(0, timescale.minutesAt(end) - timescale.minutesAt(from));
        if (counted != minutes) {
            notes.accept("Durations of tasks with a calendar of their own are counted in '" + calendar.getName()
                    + "' as of their dates in the file.");
        }
        return counted;
    }

    private double working(Duration duration) {
        return duration.convertUnits(TimeUnit.MINUTES, properties).getDuration();
    }

    private double elapsed(Duration elapsed, @Nullable LocalDateTime from) throws UnreadableFileException {
        notes.accept("Elapsed times are counted in working time as of their dates in the file.");
        double minutes =
                elapsed.convertUnits(TimeUnit.ELAPSED_MINUTES, properties).getDuration();
        if (Math.abs(minutes) > 100 * 53 * WEEK) {
            throw new UnreadableFileException(0, "An elapsed time is longer than 100 years.", "Mend it.");
        }
        LocalDateTime start = from == null ? timescale.origin() : from;
        return timescale.minutesAt(start.plusSeconds(Math.round(minutes * 60))) - timescale.minutesAt(start);
    }

    private static boolean elapsed(TimeUnit unit) {
        return unit.name().startsWith("ELAPSED");
    }

    private LocalDateTime planned(Task task) {
        LocalDateTime start = task.getStart();
        return start == null ? timescale.origin() : start;
    }

    private @Nullable Double at(@Nullable LocalDateTime moment) throws UnreadableFileException {
        return moment == null ? null : timescale.minutesAt(moment);
    }

    private double at(LocalDateTime moment, double least) throws UnreadableFileException {
        return Math.max(least, timescale.minutesAt(moment));
    }
}
