package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Network;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpxj.ActivityType;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.ScheduleFrom;
import org.mpxj.Task;

/**
 * Turns what MPXJ read into a network whose unit is a working minute of one calendar: the project's, or, where no task goes by
 * that, the one that most tasks go by.
 */
final class ProjectImport {

    private static final int YEARS_BACK = 30;

    private final ProjectFile project;
    private final boolean primavera;
    private final Map<Integer, Integer> lines;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Task, String> ids = new HashMap<>();
    private final Set<String> notes = new java.util.LinkedHashSet<>();

    ProjectImport(ProjectSource source) throws UnreadableFileException {
        this.project = source.only();
        this.primavera = source.primavera();
        this.lines = source.lines();
    }

    ImportedSchedule schedule() throws UnreadableFileException {
        chooseTasks();
        ProjectCalendar calendar = calendar();
        ProjectProperties properties = project.getProjectProperties();
        LocalDateTime start = origin(properties);
        Timescale timescale = new Timescale(
                new WorkingTimes(calendar, start.toLocalDate().minusYears(YEARS_BACK)),
                start,
                minutesPerDay(properties));
        TaskTimes times = new TaskTimes(timescale, calendar, properties, primavera, notes::add);
        List<Activity> activities = new ArrayList<>();
        Map<String, Double> deadlines = new HashMap<>();
        List<ImportedSchedule.Item> items = new ArrayList<>();
        for (Task task : tasks) {
            String id = id(task);
            Activity activity = times.activity(id, task);
            activities.add(activity);
            Double deadline = times.deadline(task, activity.duration().likely());
            if (deadline != null) {
                deadlines.put(id, deadline);
            }
            items.add(new ImportedSchedule.Item(
                    id,
                    task.getName() == null ? id : task.getName(),
                    times.percentComplete(task),
                    lines.getOrDefault(task.getUniqueID(), 0)));
        }
        Summaries summaries = new Summaries(Set.copyOf(tasks), this::id, times);
        List<Link> links = links(times, summaries);
        activities.addAll(summaries.activities());
        links.addAll(summaries.links());
        if (properties.getScheduleFrom() == ScheduleFrom.FINISH) {
            notes.add(
                    "The project is scheduled backward from its finish; here it is scheduled forward from its start.");
        }
        return new ImportedSchedule(
                new Network(activities, links, List.of()), deadlines, items, timescale, null, List.copyOf(notes));
    }

    /** Keeps what is work: no summaries, blank lines, inactive or external tasks, and nothing whose length follows from others. */
    private void chooseTasks() throws UnreadableFileException {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (Task task : project.getTasks()) {
            String reason = task.getNull() || task.getUniqueID() == null || isSummary(task) ? "" : leftOut(task);
            if (reason == null) {
                tasks.add(task);
            } else if (!reason.isEmpty()) {
                left.merge(reason, 1, Integer::sum);
            }
        }
        left.forEach((reason, count) -> notes.add("Left out, with their links: " + count + " " + reason + "."));
        if (tasks.isEmpty()) {
            throw new UnreadableFileException(0, "The file holds no task.", "Export a project that has some.");
        }
        Map<String, Long> codes = tasks.stream()
                .map(task -> String.valueOf(task.getActivityID()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        boolean byCode = primavera && codes.size() == tasks.size();
        tasks.forEach(task -> ids.put(task, byCode ? String.valueOf(task.getActivityID()) : "" + task.getUniqueID()));
    }

    private boolean isSummary(Task task) {
        return task.hasChildTasks()
                || (task.getSummary() && (primavera || Integer.valueOf(0).equals(task.getUniqueID())));
    }

    private static @Nullable String leftOut(Task task) {
        if (!task.getActive()) {
            return "inactive tasks";
        }
        if (task.getExternalTask()) {
            return "tasks of other projects";
        }
        ActivityType type = task.getActivityType();
        boolean derived = type == ActivityType.LEVEL_OF_EFFORT
                || type == ActivityType.WBS_SUMMARY
                || type == ActivityType.HAMMOCK;
        return derived ? "activities whose length follows from others (level of effort, WBS summary)" : null;
    }

    private ProjectCalendar calendar() throws UnreadableFileException {
        ProjectCalendar standard = project.getDefaultCalendar();
        Map<ProjectCalendar, Long> used = tasks.stream()
                .map(Task::getCalendar)
                .filter(calendar -> calendar != null)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        boolean goByStandard = standard != null
                && tasks.stream().anyMatch(task -> task.getCalendar() == null || task.getCalendar() == standard);
        if (standard != null && goByStandard) {
            return standard;
        }
        ProjectCalendar most = used.entrySet().stream()
                .max(Map.Entry.<ProjectCalendar, Long>comparingByValue()
                        .thenComparing(entry -> String.valueOf(entry.getKey().getName()), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(standard);
        if (most == null) {
            throw new UnreadableFileException(0, "The file has no calendar.", "Give the project one.");
        }
        if (standard != null) {
            notes.add("No task goes by the project's calendar; times are counted in '" + most.getName()
                    + "', by which most tasks go.");
        }
        return most;
    }

    /** The project's start, or the first thing that really started. */
    private LocalDateTime origin(ProjectProperties properties) throws UnreadableFileException {
        LocalDateTime start = primavera ? properties.getPlannedStart() : properties.getStartDate();
        start = start == null ? properties.getStartDate() : start;
        List<LocalDateTime> dates = new ArrayList<>();
        for (Task task : tasks) {
            LocalDateTime date = start == null ? task.getStart() : task.getActualStart();
            if (date != null) {
                dates.add(date);
            }
        }
        if (start != null) {
            dates.add(start);
        }
        return dates.stream()
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new UnreadableFileException(
                        0, "The file names no date at which the project starts.", "Set the project's start."));
    }

    private static int minutesPerDay(ProjectProperties properties) {
        Integer minutes = properties.getMinutesPerDay();
        return minutes == null || minutes <= 0 || minutes > 24 * 60 ? 8 * 60 : minutes;
    }

    private List<Link> links(TaskTimes times, Summaries summaries) throws UnreadableFileException {
        List<Link> links = new ArrayList<>();
        Set<Task> known = new HashSet<>(tasks);
        for (Task task : project.getTasks()) {
            for (Relation relation : task.getPredecessors()) {
                Task before = relation.getPredecessorTask();
                Link.Type type = TaskTimes.type(relation);
                boolean from = known.contains(before) || summaries.has(before);
                boolean to = known.contains(task) || summaries.has(task);
                if (from && to && type != null) {
                    String first = known.contains(before) ? id(before) : summaries.end(before, type);
                    String second = known.contains(task) ? id(task) : summaries.front(task, type);
                    if (second == null) {
                        notes.add("Left out: links that tie the finish of a summary, which follows from its tasks.");
                    } else {
                        links.add(new Link(first, second, type, times.lag(relation), 1));
                    }
                }
            }
        }
        return links;
    }

    private String id(Task task) {
        return ids.getOrDefault(task, "" + task.getUniqueID());
    }
}
