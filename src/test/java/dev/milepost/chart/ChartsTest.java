package dev.milepost.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartsTest {

    private static final Gantt.View VIEW = Gantt.View.FIT;

    @Test
    void ganttShowsEveryRowAndWhatItMeans() {
        Xml chart = Xml.of(Gantt.draw(Samples.release(), VIEW, Words.ENGLISH));
        assertThat(chart.texts("text"))
                .contains("Build", "Write the code", "Feature complete", "Release candidate", "today", "critical path");
        assertThat(chart.texts("title"))
                .contains(
                        "Feature complete: reached Mar 4, 2026; target Mar 2, 2026; baseline Feb 26, 2026; critical path")
                .anyMatch(title -> title.startsWith("Test in the field: running") && title.contains("14 of 35 cases"));
        assertThat(chart.texts("desc").get(0)).contains("8 rows", "1 of 2 milestones are reached");
        assertThat(chart.ofClass("chart-critical-bar"))
                .as("shows without colour")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(chart.ofClass("chart-arrow")).isNotEmpty();
        assertThat(chart.ofClass("chart-latest")).isNotEmpty();
        assertThat(chart.all("use")).isNotEmpty();
    }

    @Test
    void milestonesCanBeReachedByKeyboard() {
        Xml chart = Xml.of(Gantt.draw(Samples.release(), VIEW, Words.ENGLISH));
        assertThat(chart.all("a"))
                .extracting(a -> a.getAttribute("href"))
                .contains("/projects/apollo/gates/REACHED", "/projects/apollo/gates/AT_RISK");
        assertThat(chart.root("role"))
                .as("an image has nothing to focus within")
                .isEqualTo("group");
        assertThat(Xml.of(ForecastChart.draw(Samples.history(9), Words.ENGLISH)).root("role"))
                .isEqualTo("img");
        assertThat(chart.root("aria-label")).isEqualTo("Apollo");
    }

    @Test
    void linksLeadNowhereButIntoThisSite() {
        Milestone bad = new Milestone("x", Mark.LATE, null, Samples.TODAY, null, null, "javascript:alert(1)");
        Milestone away = new Milestone("x", Mark.LATE, null, Samples.TODAY, null, null, "//elsewhere.example/");
        Drawing drawing = Timeline.draw(
                new Timeline.Portfolio("P", Samples.TODAY, List.of(new Timeline.Line("a", null, List.of(bad, away)))),
                VIEW,
                Words.ENGLISH);
        assertThat(Xml.of(drawing).all("a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Zoom.class)
    void zoomsWithinBounds(Zoom zoom) {
        Drawing drawing = Gantt.draw(Samples.release(), VIEW.with(zoom), Words.ENGLISH);
        Xml chart = Xml.of(drawing);
        assertThat(drawing.width()).isBetween(320, 17_000);
        assertThat(chart.ofClass("chart-free"))
                .hasSize(zoom == Zoom.DAY ? 1 : chart.ofClass("chart-free").size());
        assertThat(chart.ofClass("chart-today")).hasSize(1);
    }

    @Test
    void neitherStylesNorScriptsAreWithin() {
        for (Drawing drawing : List.of(
                Gantt.draw(Samples.release(), VIEW, Words.ENGLISH),
                Timeline.draw(Samples.portfolio(3, 4), VIEW, Words.ENGLISH),
                Timeline.draw(Samples.portfolio(1, 9), VIEW, Words.ENGLISH),
                TrendChart.draw(Samples.trends(5, 9), Words.ENGLISH),
                ForecastChart.draw(Samples.history(9), Words.ENGLISH),
                BurnUp.draw(Samples.burnUp(12), Words.ENGLISH))) {
            Xml chart = Xml.of(drawing);
            assertThat(chart.all("*")).noneMatch(element -> element.hasAttribute("style"));
            assertThat(chart.all("style")).isEmpty();
            assertThat(chart.all("script")).isEmpty();
            List<String> ids = chart.all("*").stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            Set<String> used = new HashSet<>();
            chart.all("use").forEach(use -> used.add(use.getAttribute("href").substring(1)));
            assertThat(ids).containsAll(used);
        }
    }

    @Test
    void aLargePortfolioStaysSmall() {
        Drawing drawing = Timeline.draw(Samples.portfolio(200, 25), VIEW, Words.ENGLISH);
        assertThat(drawing.svg().length()).isLessThan(1_000_000);
        assertThat(Xml.of(drawing).all("use")).hasSizeGreaterThanOrEqualTo(5_000);
    }

    @Test
    void oneProjectHasTheNamesOfItsMilestonesUnlessItIsOneOfAList() {
        Timeline.Line line = Samples.portfolio(1, 6).lines().get(0);
        Timeline.Line alone = new Timeline.Line(line.name(), null, line.milestones());
        assertThat(texts(alone))
                .contains("Milestone number 0", "Milestone number 5")
                .doesNotContain(line.name());
        assertThat(texts(line)).contains(line.name()).doesNotContain("Milestone number 0");
    }

    private static List<String> texts(Timeline.Line line) {
        return Xml.of(Timeline.draw(new Timeline.Portfolio("x", Samples.TODAY, List.of(line)), VIEW, Words.ENGLISH))
                .texts("text");
    }

    @Test
    void trendHasALineWithItsOwnSignForEachMilestone() {
        Xml chart = Xml.of(TrendChart.draw(Samples.trends(4, 8), Words.ENGLISH));
        assertThat(chart.texts("text")).contains("Milestone 1 – slipping", "Milestone 2 – recovering");
        assertThat(chart.ofClass("chart-diagonal")).hasSize(2);
        assertThat(chart.ofClass("chart-dot").stream()
                        .map(dot -> dot.getAttribute("d"))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void forecastAndBurnUpSayTheirNewestNumbers() {
        assertThat(Xml.of(ForecastChart.draw(Samples.history(9), Words.ENGLISH))
                        .texts("desc")
                        .get(0))
                .isEqualTo(
                        "Made on Mar 2, 2026: expected by Mar 17, 2026 in 50, by Mar 22, 2026 in 80 and by Mar 28, 2026 in 95 of 100"
                                + " cases; target Mar 20, 2026.");
        assertThat(Xml.of(BurnUp.draw(Samples.burnUp(12), Words.ENGLISH))
                        .texts("desc")
                        .get(0))
                .isEqualTo("On Mar 1, 2026, 11 of 16 tasks are complete.");
    }

    @Test
    void datesAndWordsFollowTheLanguage() {
        Words german = new Words(Locale.GERMAN, Map.of(Word.TODAY, "heute", Word.QUARTER, "{0}. Quartal"));
        Xml chart = Xml.of(Gantt.draw(Samples.release(), VIEW.with(Zoom.MONTH), german));
        assertThat(chart.texts("text")).contains("heute", "März 2026").contains("critical path");
        assertThat(chart.root("lang")).isEqualTo("de");
    }

    @Test
    void anEmptyChartSaysSo() {
        for (Drawing drawing : List.of(
                Gantt.draw(
                        new Gantt.Schedule("x", Samples.TODAY, List.of(), List.of(), day -> false),
                        VIEW,
                        Words.ENGLISH),
                Timeline.draw(new Timeline.Portfolio("x", Samples.TODAY, List.of()), VIEW, Words.ENGLISH),
                TrendChart.draw(Samples.trends(0, 0), Words.ENGLISH),
                TrendChart.draw(Samples.trends(2, 0), Words.ENGLISH),
                ForecastChart.draw(Samples.history(0), Words.ENGLISH),
                BurnUp.draw(Samples.burnUp(0), Words.ENGLISH))) {
            assertThat(Xml.of(drawing).texts("text")).contains("There is nothing to draw yet.");
        }
    }

    @Test
    void nothingKnownOfAMilestoneIsNoFault() {
        Milestone unknown = new Milestone("?", Mark.UNKNOWN, null, null, null, null, null);
        Row.Task task = new Row.Task("t", "t", 0, null, null, null, Row.Work.WAITING, Double.NaN, false, "", null);
        Gantt.Schedule schedule = new Gantt.Schedule(
                "x",
                Samples.TODAY,
                List.of(new Row.Phase("p", "p", -1, null), task, new Row.Gate("g", 99, unknown, true)),
                List.of(
                        new Gantt.Link("t", "g", true),
                        new Gantt.Link("t", "nowhere", true),
                        new Gantt.Link("t", "t", true)),
                day -> true);
        assertThat(Xml.of(Gantt.draw(schedule, VIEW, Words.ENGLISH)).texts("text"))
                .contains("p", "t", "?");
    }

    @ParameterizedTest
    @EnumSource(Zoom.class)
    void extremesNeitherHangNorGrow(Zoom zoom) {
        List<LocalDate> days = List.of(
                LocalDate.of(1900, 1, 1),
                LocalDate.of(1930, 6, 1),
                LocalDate.of(9998, 12, 31),
                LocalDate.MIN,
                LocalDate.MAX,
                Samples.TODAY);
        for (LocalDate one : days) {
            for (LocalDate other : days) {
                for (LocalDate today : days) {
                    Row.Task task = new Row.Task(
                            "t",
                            "t",
                            0,
                            null,
                            new Row.Span(one, other),
                            LocalDate.MAX,
                            Row.Work.RUNNING,
                            7,
                            true,
                            "",
                            null);
                    Milestone milestone =
                            new Milestone("m", Mark.LATE, one, other, new Milestone.Range(one, other, one), null, null);
                    Drawing gantt = Gantt.draw(
                            new Gantt.Schedule(
                                    "x",
                                    today,
                                    List.of(task, new Row.Gate("m", 0, milestone, true)),
                                    List.of(),
                                    day -> true),
                            VIEW.with(zoom),
                            Words.ENGLISH);
                    Xml.of(gantt);
                    assertThat(gantt.svg().length()).isLessThan(400_000);
                    assertThat(gantt.width()).isLessThan(17_000);
                    Drawing trend = TrendChart.draw(
                            new TrendChart.Trends(
                                    "x",
                                    today,
                                    List.of(new TrendChart.Line(
                                            "l", "p", List.of(new TrendChart.Point(one, other)), other, one, null))),
                            Words.ENGLISH);
                    assertThat(Xml.of(trend).document()).isNotNull();
                    assertThat(trend.svg().length()).isLessThan(100_000);
                }
            }
        }
    }

    @Test
    void thousandsOfRowsAndPointsAreCut() {
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, 3_000)
                .forEach(i -> rows.add(new Row.Phase("p" + i, "p" + i, 0, new Row.Span(Samples.TODAY, Samples.TODAY))));
        Drawing gantt =
                Gantt.draw(new Gantt.Schedule("x", Samples.TODAY, rows, List.of(), day -> false), VIEW, Words.ENGLISH);
        assertThat(Xml.of(gantt).texts("text")).contains("2000 more are not drawn.");
        assertThat(BurnUp.draw(Samples.burnUp(20_000), Words.ENGLISH).svg().length())
                .isLessThan(60_000);
        assertThat(TrendChart.draw(Samples.trends(60, 2_000), Words.ENGLISH)
                        .svg()
                        .length())
                .isLessThan(900_000);
    }
}
