package dev.milepost.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Charts of a release project. */
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 11);

    private Samples() {}

    static Milestone milestone(String name, Mark mark, LocalDate day) {
        return new Milestone(
                name,
                mark,
                day.minusDays(6),
                day.minusDays(2),
                mark == Mark.REACHED ? null : new Milestone.Range(day.minusDays(3), day, day.plusDays(9)),
                mark == Mark.REACHED ? day : null,
                "/projects/apollo/gates/" + mark);
    }

    static Gantt.Schedule release() {
        return new Gantt.Schedule(
                "Apollo",
                TODAY,
                List.of(
                        new Row.Phase("build", "Build", 0, new Row.Span(day(2, 2), day(3, 4))),
                        new Row.Task(
                                "code",
                                "Write the code",
                                1,
                                new Row.Span(day(2, 2), day(2, 20)),
                                new Row.Span(day(2, 2), day(2, 25)),
                                null,
                                Row.Work.DONE,
                                1,
                                true,
                                "",
                                "/tasks/1"),
                        new Row.Task(
                                "docs",
                                "Write the manual",
                                1,
                                null,
                                new Row.Span(day(2, 9), day(2, 13)),
                                null,
                                Row.Work.CANCELLED,
                                0,
                                false,
                                "",
                                null),
                        new Row.Gate(
                                "feature-complete", 0, milestone("Feature complete", Mark.REACHED, day(3, 4)), true),
                        new Row.Phase("stabilise", "Stabilise", 0, new Row.Span(day(3, 5), day(3, 27))),
                        new Row.Task(
                                "test",
                                "Test in the field",
                                1,
                                new Row.Span(day(3, 5), day(3, 13)),
                                new Row.Span(day(3, 5), day(3, 18)),
                                day(3, 24),
                                Row.Work.RUNNING,
                                0.4,
                                true,
                                "14 of 35 cases",
                                null),
                        new Row.Task(
                                "train",
                                "Train the support",
                                1,
                                null,
                                new Row.Span(day(3, 12), day(3, 13)),
                                null,
                                Row.Work.WAITING,
                                0,
                                false,
                                "",
                                null),
                        new Row.Gate(
                                "release-candidate",
                                0,
                                milestone("Release candidate", Mark.AT_RISK, day(3, 27)),
                                true)),
                List.of(
                        new Gantt.Link("code", "feature-complete", true),
                        new Gantt.Link("feature-complete", "test", true),
                        new Gantt.Link("feature-complete", "train", false),
                        new Gantt.Link("test", "release-candidate", true),
                        new Gantt.Link("train", "release-candidate", false)),
                day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    static Timeline.Portfolio portfolio(int projects, int milestones) {
        Mark[] marks = Mark.values();
        return new Timeline.Portfolio(
                "Portfolio",
                TODAY,
                IntStream.range(0, projects)
                        .mapToObj(p -> new Timeline.Line(
                                "Project number " + p,
                                "/projects/project-" + p,
                                IntStream.range(0, milestones)
                                        .mapToObj(m -> {
                                            LocalDate day = TODAY.plusDays(m * 20L + p % 30 - 150);
                                            Milestone one = milestone(
                                                    "Milestone number " + m, marks[(m + p) % marks.length], day);
                                            return new Milestone(
                                                    one.name(),
                                                    one.mark(),
                                                    one.baseline(),
                                                    one.target(),
                                                    one.forecast(),
                                                    one.actual(),
                                                    "/projects/project-" + p + "/gates/milestone-" + m);
                                        })
                                        .toList()))
                        .toList());
    }

    static TrendChart.Trends trends(int lines, int reports) {
        List<TrendChart.Line> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            List<TrendChart.Point> points = new ArrayList<>();
            for (int r = 0; r < reports; r++) {
                points.add(new TrendChart.Point(
                        day(1, 5).plusWeeks(r),
                        day(3, 1).plusDays(i * 30L + (i % 3 == 0 ? 0 : (long) r * (i % 3 == 1 ? 4 : -2)))));
            }
            all.add(new TrendChart.Line(
                    "Milestone " + i,
                    List.of("stable", "slipping", "recovering").get(i % 3),
                    points,
                    day(3, 1).plusDays(i * 30L),
                    i == 0 ? day(3, 2) : null,
                    "/m/" + i));
        }
        return new TrendChart.Trends("Trend", TODAY, all);
    }

    static ForecastChart.History history(int reports) {
        return new ForecastChart.History(
                "Release candidate",
                TODAY,
                IntStream.range(0, reports)
                        .mapToObj(r -> new ForecastChart.Point(
                                day(1, 5).plusWeeks(r),
                                day(3, 1).plusDays(r * 2L),
                                day(3, 6).plusDays(r * 2L),
                                day(3, 20).plusDays(r),
                                r < 5 ? day(3, 10) : day(3, 20)))
                        .toList(),
                null);
    }

    static BurnUp.Tasks burnUp(int days) {
        return new BurnUp.Tasks(
                "Tasks",
                TODAY,
                IntStream.range(0, days)
                        .mapToObj(d -> new BurnUp.Point(day(1, 5).plusDays(d * 5L), 14 + d / 4, d))
                        .toList());
    }
}
