package dev.milepost.forecast.exchange;

import dev.milepost.forecast.exchange.ScheduleOutline.Loss;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpxj.ActivityType;
import org.mpxj.ConstraintType;
import org.mpxj.CustomField;
import org.mpxj.FieldType;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.Resource;
import org.mpxj.Task;

/** What a schedule says and an outline does not: nothing in a file is lost without a line. */
final class OutlineLosses {

    private static final int MOST_NAMES = 30;
    private static final int BASELINES = 10;

    private final ProjectSource source;
    private final ProjectFile project;
    private final Set<Loss> losses = new LinkedHashSet<>();
    private int blank;
    private int begun;
    private int finished;

    OutlineLosses(ProjectSource source, ProjectFile project) {
        this.source = source;
        this.project = project;
        source.notes().forEach(note -> lose("", 0, note, ""));
    }

    List<Loss> all() {
        return new ArrayList<>(losses);
    }

    void lose(String element, int line, String reason, String advice) {
        losses.add(new Loss(element, line, reason, advice));
    }

    /** Says which other projects of the file are no part of the outline. */
    void others(List<String> names) {
        names.forEach(name -> lose(
                "",
                0,
                "The project '" + name + " was left out: a plan is one project.",
                "Import it by its name if it is the plan that you want."));
    }

    /** Whether a line of the schedule is none of the outline; says so. */
    boolean leavesOut(Task task) {
        if (task.getUniqueID() == null || (!source.primavera() && task.getUniqueID() == 0)) {
            return true;
        }
        if (task.getNull()) {
            blank++;
            return true;
        }
        String reason = task.hasChildTasks() ? null : reason(task);
        if (reason != null) {
            lose(name(task), line(task), "'" + name(task) + "' was left out: it is " + reason + ".", "");
        }
        return reason != null;
    }

    private static @Nullable String reason(Task task) {
        if (!task.getActive()) {
            return "inactive";
        }
        ActivityType type = task.getActivityType();
        boolean derived = type == ActivityType.LEVEL_OF_EFFORT
                || type == ActivityType.WBS_SUMMARY
                || type == ActivityType.HAMMOCK;
        return task.getExternalTask() ? "a task of another project" : derived ? "as long as others are" : null;
    }

    void link(Relation relation) {
        Task task = relation.getSuccessorTask();
        lose(
                name(task),
                line(task),
                "A link from '" + name(relation.getPredecessorTask()) + "' to '" + name(task)
                        + "' was left out: its other end is not in the plan.",
                "");
    }

    /** What an outline does not hold of a task that it holds. */
    void of(Task task) {
        String name = name(task);
        ConstraintType constraint = task.getConstraintType();
        if (constraint != null && constraint != ConstraintType.AS_SOON_AS_POSSIBLE) {
            lose(
                    name,
                    line(task),
                    "The constraint of '" + name + "' was left out: "
                            + constraint
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ')
                            + (task.getConstraintDate() == null
                                    ? ""
                                    : " " + task.getConstraintDate().toLocalDate()) + ".",
                    "Draw a timer before it if it has to wait for a date.");
        }
        if (task.getDeadline() != null && !task.getMilestone()) {
            lose(
                    name,
                    line(task),
                    "The deadline of '" + name + "' (" + task.getDeadline().toLocalDate()
                            + ") was left out: only milestones have targets.",
                    "Draw a milestone behind it.");
        }
        ProjectCalendar own = task.getCalendar();
        if (own != null && own != project.getDefaultCalendar() && !task.hasChildTasks()) {
            lose(
                    name,
                    line(task),
                    "'" + name + "' goes by the calendar '" + own.getName() + "', which was left out: a project has one"
                            + " calendar.",
                    "");
        }
        if (task.getRecurring() && task.getRecurringTask() != null) {
            lose(name, line(task), "That '" + name + "' comes again and again was left out; its dates are kept.", "");
        }
        if (task.getSplits() != null && task.getSplits().size() > 1) {
            lose(name, line(task), "The interruptions of '" + name + "' were left out.", "");
        }
        if (!task.hasChildTasks()) {
            finished += task.getActualFinish() == null ? 0 : 1;
            begun += task.getActualStart() == null || task.getActualFinish() != null ? 0 : 1;
        }
    }

    /** What an outline does not hold of the project. */
    void ofProject() {
        count(blank, "lines without a name");
        if (begun + finished > 0) {
            lose(
                    "",
                    0,
                    "What was done was left out (" + finished + " finished, " + begun + " running tasks): a plan is of"
                            + " projects that begin.",
                    "");
        }
        List<String> people = new ArrayList<>();
        int own = 0;
        for (Resource resource : project.getResources()) {
            String name = OutlineImport.text(resource.getName(), "");
            if (!name.isEmpty()) {
                people.add(name);
                own += resource.getCalendar() == null ? 0 : 1;
            }
        }
        named(people, "resources", "Set candidate groups on the tasks.");
        count(project.getResourceAssignments().size(), "assignments of resources to tasks");
        count(own, "calendars of resources");
        named(
                project.getCalendars().stream()
                        .filter(calendar -> calendar != project.getDefaultCalendar() && !calendar.isDerived())
                        .map(calendar -> OutlineImport.text(calendar.getName(), "unnamed"))
                        .toList(),
                "other calendars",
                "");
        for (int i = 1; i <= BASELINES; i++) {
            int number = i;
            if (project.getTasks().stream().anyMatch(task -> task.getBaselineFinish(number) != null)) {
                lose("", 0, "Baseline " + number + " was left out: only the first one is kept.", "");
            }
        }
        named(new ArrayList<>(fields()), "other fields of tasks", "Write what matters of them into the documentation.");
    }

    private Set<String> fields() {
        Set<String> names = new TreeSet<>();
        for (FieldType field : project.getTasks().getPopulatedFields()) {
            if (!OutlineFields.isKnown(field)) {
                CustomField custom = project.getCustomFields().get(field);
                String alias = custom == null || custom.getAlias() == null ? "" : " (" + custom.getAlias() + ")";
                names.add(OutlineImport.text(field.getName(), field.name()) + alias);
            }
        }
        return names;
    }

    private void count(int number, String what) {
        if (number > 0) {
            lose("", 0, "Left out: " + number + " " + what + ".", "");
        }
    }

    private void named(List<String> names, String what, String advice) {
        if (!names.isEmpty()) {
            String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
            lose(
                    "",
                    0,
                    "Left out: " + names.size() + " " + what + " (" + some + (names.size() > MOST_NAMES ? ", …" : "")
                            + ").",
                    advice);
        }
    }

    private static String name(@Nullable Task task) {
        return task == null ? "" : OutlineImport.text(task.getName(), "t" + task.getUniqueID());
    }

    private int line(Task task) {
        return source.lines().getOrDefault(task.getUniqueID(), 0);
    }
}
