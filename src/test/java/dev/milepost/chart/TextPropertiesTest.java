package dev.milepost.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextPropertiesTest {

    /** Any 16 bits, so that halves of pairs and what XML forbids are among them. */
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> raw = Arbitraries.chars()
                .range(Character.MIN_VALUE, Character.MAX_VALUE)
                .array(char[].class)
                .ofMaxSize(200)
                .map(String::new);
        Arbitrary<String> mean = Arbitraries.of(
                        "<script>",
                        "]]>",
                        "&amp;",
                        "\"'",
                        "\u202E",
                        "\u2066",
                        "\uD83D\uDE80",
                        "\uD83D",
                        "\uFFFE",
                        "${7*7}",
                        "a\u0301",
                        "\u0000",
                        "שלום",
                        "\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(raw, mean, Arbitraries.strings());
    }

    @Property(tries = 300)
    void everyChartIsWellFormedForEveryText(@ForAll("anything") String text) {
        Milestone milestone = new Milestone(text, Mark.WATCH, null, Samples.TODAY, null, null, "/" + text);
        Xml.of(Gantt.draw(
                new Gantt.Schedule(
                        text,
                        Samples.TODAY,
                        List.of(
                                new Row.Phase(text, text, 0, new Row.Span(Samples.TODAY, Samples.TODAY)),
                                new Row.Task(
                                        "t",
                                        text,
                                        0,
                                        null,
                                        new Row.Span(Samples.TODAY, Samples.TODAY),
                                        null,
                                        Row.Work.DONE,
                                        1,
                                        true,
                                        text,
                                        "/" + text),
                                new Row.Gate("g", 0, milestone, false)),
                        List.of(new Gantt.Link(text, "g", false)),
                        day -> false),
                Gantt.View.FIT,
                Words.ENGLISH));
        Xml.of(Timeline.draw(
                new Timeline.Portfolio(
                        text, Samples.TODAY, List.of(new Timeline.Line(text, "/" + text, List.of(milestone)))),
                Gantt.View.FIT,
                Words.ENGLISH));
        Xml.of(TrendChart.draw(
                new TrendChart.Trends(
                        text,
                        Samples.TODAY,
                        List.of(new TrendChart.Line(
                                text,
                                text,
                                List.of(new TrendChart.Point(Samples.TODAY, Samples.TODAY)),
                                null,
                                null,
                                "/" + text))),
                Words.ENGLISH));
    }

    @Property(tries = 1_000)
    void whatIsCutStaysWholeAndShort(@ForAll("anything") String text) {
        String cut = PlainText.shortened(text, 12);
        assertThat(cut.length()).isLessThanOrEqualTo(Math.max(13, 1_001));
        assertThat(cut.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        assertThat(cut.chars()).noneMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }

    @Example
    void aNameIsShownAsTextAndInFullWhereThePointerRests() {
        String name = "<script>alert(1)</script> \u202Egnp.exe \uD83D\uDE80 " + "long ".repeat(30);
        Milestone milestone = new Milestone(name, Mark.LATE, null, Samples.TODAY, null, null, null);
        Xml chart = Xml.of(Gantt.draw(
                new Gantt.Schedule(
                        "x", Samples.TODAY, List.of(new Row.Gate("g", 0, milestone, false)), List.of(), day -> false),
                Gantt.View.FIT,
                Words.ENGLISH));
        assertThat(chart.texts("text"))
                .anyMatch(text -> text.startsWith("<script>alert(1)</script>") && text.contains("…"));
        assertThat(chart.texts("title"))
                .anyMatch(text -> text.contains("gnp.exe \uD83D\uDE80 long long") && !text.contains("\u202E"));
        assertThat(chart.all("script")).isEmpty();
    }

    @Example
    void namesFromRightToLeftStayApartFromDates() {
        assertThat(PlainText.isolated("שלום")).isEqualTo("\u2068שלום\u2069");
        assertThat(PlainText.isolated("plain \uD83D\uDE80")).isEqualTo("plain \uD83D\uDE80");
    }
}
