package dev.milepost.forecast.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpxj.ActivityType;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/** Turns what MPXJ read into an outline. */
final class OutlineImport {

    private OutlineImport() {}

    static ScheduleOutline outline(ProjectFile project, boolean primavera, Map<Integer, Integer> lines)
            throws UnreadableFileException {
        ProjectProperties properties = project.getProjectProperties();
        Map<Task, String> ids = new LinkedHashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Task task : project.getTasks()) {
            if (task.getNull() || task.getUniqueID() == null || (!primavera && task.getUniqueID() == 0)) {
                continue;
            }
            String reason = task.hasChildTasks() ? "" : leftOut(task);
            if (reason.isEmpty()) {
                ids.put(task, "t" + task.getUniqueID());
            } else {
                notes.add("'" + task.getName() + "' was left out: it is " + reason + ".");
            }
        }
        if (ids.keySet().stream().allMatch(Task::hasChildTasks)) {
            throw new UnreadableFileException(0, "The file holds no task.", "Export a project that has some.");
        }
        List<ScheduleOutline.Item> items = new ArrayList<>();
        List<ScheduleOutline.Link> links = new ArrayList<>();
        ids.forEach((task, id) -> {
            items.add(item(task, id, ids, lines, properties));
            for (Relation relation : task.getPredecessors()) {
                String from = ids.get(relation.getPredecessorTask());
                if (from == null) {
                    notes.add("A link to '" + task.getName() + "' was left out: its other end is not in the plan.");
                } else {
                    links.add(new ScheduleOutline.Link(from, id, String.valueOf(relation.getType()), lag(relation)));
                }
            }
        });
        ProjectCalendar calendar = project.getDefaultCalendar();
        Integer minutes = properties.getMinutesPerDay();
        return new ScheduleOutline(
                text(primavera ? properties.getName() : properties.getProjectTitle(), properties.getName()),
                day(
                        primavera && properties.getPlannedStart() != null
                                ? properties.getPlannedStart()
                                : properties.getStartDate()),
                calendar == null ? "" : text(calendar.getName(), ""),
                minutes == null || minutes <= 0 || minutes > 24 * 60 ? 8 * 60 : minutes,
                items,
                links,
                new ArrayList<>(notes));
    }

    private static String leftOut(Task task) {
        if (!task.getActive()) {
            return "inactive";
        }
        ActivityType type = task.getActivityType();
        boolean derived = type == ActivityType.LEVEL_OF_EFFORT
                || type == ActivityType.WBS_SUMMARY
                || type == ActivityType.HAMMOCK;
        return task.getExternalTask() ? "a task of another project" : derived ? "as long as others are" : "";
    }

    private static ScheduleOutline.Item item(
            Task task, String id, Map<Task, String> ids, Map<Integer, Integer> lines, ProjectProperties properties) {
        Task parent = task.getParentTask();
        Duration duration =
                task.getPlannedDuration() == null || task.getPlannedDuration().getDuration() == 0
                        ? task.getDuration()
                        : task.getPlannedDuration();
        double minutes = duration == null
                ? 0
                : duration.convertUnits(TimeUnit.MINUTES, properties).getDuration();
        return new ScheduleOutline.Item(
                id,
                parent == null ? "" : Objects.requireNonNullElse(ids.get(parent), ""),
                text(task.getName(), id),
                lines.getOrDefault(task.getUniqueID(), 0),
                task.getMilestone() && !task.hasChildTasks(),
                Math.max(0, minutes),
                day(task.getFinish() == null ? task.getPlannedFinish() : task.getFinish()),
                day(task.getBaselineFinish()));
    }

    private static String lag(Relation relation) {
        Duration lag = relation.getLag();
        return lag == null || lag.getDuration() == 0 ? "" : lag.toString();
    }

    private static @Nullable LocalDate day(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.toLocalDate();
    }

    private static String text(@Nullable String text, @Nullable String otherwise) {
        String chosen = text == null || text.isBlank() ? otherwise : text;
        return chosen == null ? "" : chosen.replaceAll("\\p{Cntrl}|\\s+", " ").strip();
    }
}
