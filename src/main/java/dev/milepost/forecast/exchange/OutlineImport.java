package dev.milepost.forecast.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpxj.Duration;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/** Turns what MPXJ read into an outline. What it cannot hold is told as losses. */
final class OutlineImport {

    private static final int LONGEST_TEXT = 3_500;

    private final ProjectSource source;
    private final ProjectFile project;
    private final ProjectProperties properties;
    private final OutlineLosses losses;
    private final Map<Task, String> ids = new LinkedHashMap<>();

    /**
     * An outline of one project.
     *
     * @param wanted its name or id; empty for the one with most tasks
     */
    OutlineImport(ProjectSource source, String wanted) throws UnreadableFileException {
        this.source = source;
        this.project = chosen(source.plans(), wanted);
        this.properties = project.getProjectProperties();
        this.losses = new OutlineLosses(source, project);
    }

    ScheduleOutline outline() throws UnreadableFileException {
        losses.others(source.plans().stream()
                .filter(other -> other != project)
                .map(other -> name(other) + "' (" + other.getTasks().size() + " lines)")
                .toList());
        for (Task task : project.getTasks()) {
            if (!losses.leavesOut(task)) {
                ids.put(task, "t" + task.getUniqueID());
            }
        }
        if (ids.keySet().stream().allMatch(Task::hasChildTasks)) {
            throw new UnreadableFileException(0, "The file holds no task.", "Export a project that has some.");
        }
        List<ScheduleOutline.Item> items = new ArrayList<>();
        List<ScheduleOutline.Link> links = new ArrayList<>();
        ids.forEach((task, id) -> {
            items.add(item(task, id));
            losses.of(task);
            for (Relation relation : task.getPredecessors()) {
                String from = ids.get(relation.getPredecessorTask());
                if (from == null) {
                    losses.link(relation);
                } else {
                    links.add(new ScheduleOutline.Link(from, id, String.valueOf(relation.getType()), lag(relation)));
                }
            }
        });
        LocalDate start = start();
        ScheduleOutline.Calendar calendar =
                new OutlineCalendar(project.getDefaultCalendar(), losses).read(start, last(items));
        losses.ofProject();
        Integer minutes = properties.getMinutesPerDay();
        return new ScheduleOutline(
                name(project),
                start,
                calendar,
                minutes == null || minutes <= 0 || minutes > 24 * 60 ? 8 * 60 : minutes,
                items,
                links,
                losses.all());
    }

    private static ProjectFile chosen(List<ProjectFile> plans, String wanted) throws UnreadableFileException {
        Comparator<ProjectFile> size =
                Comparator.comparingInt(plan -> plan.getTasks().size());
        return plans.stream()
                .filter(plan -> wanted.isEmpty()
                        || wanted.equals(name(plan))
                        || wanted.equals(plan.getProjectProperties().getProjectID()))
                .max(size)
                .orElseThrow(() -> new UnreadableFileException(
                        0,
                        "The file holds no project '" + wanted + "'.",
                        "Name one of "
                                + String.join(
                                        ", ",
                                        plans.stream().map(OutlineImport::name).toList()) + "."));
    }

    private static String name(ProjectFile project) {
        ProjectProperties properties = project.getProjectProperties();
        boolean primavera = "Primavera".equals(properties.getFileApplication());
        return text(primavera ? properties.getName() : properties.getProjectTitle(), properties.getName());
    }

    private @Nullable LocalDate start() {
        return day(
                source.primavera() && properties.getPlannedStart() != null
                        ? properties.getPlannedStart()
                        : properties.getStartDate());
    }

    private static @Nullable LocalDate last(List<ScheduleOutline.Item> items) {
        return items.stream()
                .map(ScheduleOutline.Item::finish)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private ScheduleOutline.Item item(Task task, String id) {
        Task parent = task.getParentTask();
        Duration duration =
                task.getPlannedDuration() == null || task.getPlannedDuration().getDuration() == 0
                        ? task.getDuration()
                        : task.getPlannedDuration();
        return new ScheduleOutline.Item(
                id,
                parent == null ? "" : Objects.requireNonNullElse(ids.get(parent), ""),
                text(task.getName(), id),
                source.lines().getOrDefault(task.getUniqueID(), 0),
                task.getMilestone() && !task.hasChildTasks(),
                minutes(duration, 0),
                day(task.getFinish() == null ? task.getPlannedFinish() : task.getFinish()),
                day(task.getDeadline()),
                baseline(task),
                notes(task));
    }

    private ScheduleOutline.@Nullable Baseline baseline(Task task) {
        LocalDate finish = day(task.getBaselineFinish());
        Duration duration = task.getBaselineDuration();
        return finish == null
                ? null
                : new ScheduleOutline.Baseline(finish, duration == null ? null : minutes(duration, 0));
    }

    private double minutes(@Nullable Duration duration, double otherwise) {
        return duration == null
                ? otherwise
                : Math.max(
                        0, duration.convertUnits(TimeUnit.MINUTES, properties).getDuration());
    }

    private static String notes(Task task) {
        String text = task.getNotes() == null ? "" : task.getNotes().strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private static String lag(Relation relation) {
        Duration lag = relation.getLag();
        return lag == null || lag.getDuration() == 0 ? "" : lag.toString();
    }

    static @Nullable LocalDate day(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.toLocalDate();
    }

    static String text(@Nullable String text, @Nullable String otherwise) {
        String chosen = text == null || text.isBlank() ? otherwise : text;
        return chosen == null ? "" : chosen.replaceAll("\\p{Cntrl}|\\s+", " ").strip();
    }
}
