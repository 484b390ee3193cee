package dev.milepost.web;

import dev.milepost.chart.Gantt;
import dev.milepost.chart.Mark;
import dev.milepost.chart.Milestone;
import dev.milepost.chart.Row;
import dev.milepost.chart.Timeline;
import dev.milepost.chart.Words;
import dev.milepost.chart.Zoom;
import dev.milepost.evidence.Activity;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.ProjectView;
import dev.milepost.tracking.ScheduleView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Turns what the API says into what is drawn. */
final class Drawings {

    /** As wide as a page on a desk. */
    static final Gantt.View DESK = new Gantt.View(Zoom.FIT, 1_390, 260);

    private Drawings() {}

    /** The words of drawings in the reader's language. */
    static Words words(Wording say) {
        return Words.of(say.locale(), say::text);
    }

    /** Projects, each a row of milestones. */
    static Timeline.Portfolio portfolio(String title, List<ProjectView> projects, LocalDate today) {
        return new Timeline.Portfolio(
                title,
                today,
                projects.stream()
                        .map(project -> new Timeline.Line(
                                project.name(),
                                path("projects", project.key()),
                                project.milestones().stream()
                                        .map(milestone -> milestone(project.key(), milestone))
                                        .toList()))
                        .toList());
    }

    /** One project: phases with their tasks and gates, then what lies in no phase. */
    static Gantt.Schedule schedule(
            String title, String project, ScheduleView schedule, List<MilestoneView> milestones, WorkingCalendar days) {
        Map<String, MilestoneView> views = new HashMap<>();
        milestones.forEach(view -> views.put(view.key(), view));
        List<Row> rows = new ArrayList<>();
        for (ScheduleView.Phase phase : schedule.phases()) {
            rows.add(new Row.Phase(
                    phase.id(), phase.name(), phase.parent() == null ? 0 : 1, span(phase.from(), phase.to())));
            rows.addAll(of(phase.id(), project, schedule, views));
        }
        rows.addAll(of(null, project, schedule, views));
        return new Gantt.Schedule(
                title,
                schedule.today(),
                rows,
                schedule.links().stream()
                        .map(link -> new Gantt.Link(link.from(), link.to(), link.critical()))
                        .toList(),
                day -> !days.isWorkingDay(day));
    }

    private static List<Row> of(
            @Nullable String phase, String project, ScheduleView schedule, Map<String, MilestoneView> views) {
        List<Row> rows = new ArrayList<>();
        schedule.tasks().stream()
                .filter(task -> Objects.equals(task.phase(), phase))
                .forEach(task -> rows.add(task(task)));
        schedule.gates().stream()
                .filter(gate -> Objects.equals(gate.phase(), phase))
                .filter(gate -> views.containsKey(gate.key()))
                .forEach(gate -> rows.add(new Row.Gate(
                        gate.key(),
                        phase == null ? 0 : 1,
                        milestone(project, Objects.requireNonNull(views.get(gate.key()))),
                        gate.critical())));
        return rows;
    }

    private static Row task(ScheduleView.Task task) {
        Row.Work work = work(task.state());
        return new Row.Task(
                task.id(),
                task.name(),
                task.phase() == null ? 0 : 1,
                span(task.plannedFrom(), task.plannedTo()),
                span(task.from(), task.to()),
                task.latest(),
                work,
                work == Row.Work.DONE ? 1 : 0,
                task.critical(),
                "",
                null);
    }

    static Milestone milestone(String project, MilestoneView view) {
        MilestoneView.Expected forecast = view.forecast();
        return new Milestone(
                view.name(),
                Mark.valueOf(view.status().name()),
                view.baseline(),
                view.target(),
                forecast == null ? null : new Milestone.Range(forecast.p50(), forecast.p80(), forecast.p95()),
                view.actual() == null
                        ? null
                        : view.actual().atZone(ZoneId.of(view.zone())).toLocalDate(),
                path("projects", project, "gates", view.key()));
    }

    private static Row.Work work(Activity.@Nullable State state) {
        if (state == null) {
            return Row.Work.WAITING;
        }
        return switch (state) {
            case OPEN -> Row.Work.RUNNING;
            case COMPLETED -> Row.Work.DONE;
            case CANCELLED, SUPERFLUOUS -> Row.Work.CANCELLED;
        };
    }

    private static Row.@Nullable Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : new Row.Span(from, to);
    }

    static String path(String... segments) {
        return UriComponentsBuilder.newInstance()
                .path("/")
                .pathSegment(segments)
                .build()
                .encode()
                .toUriString();
    }
}
