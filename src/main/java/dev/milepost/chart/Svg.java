package dev.milepost.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes elements one after the other: closes what it opens, and escapes all it is given. */
final class Svg {

    static final String INK = "#1f2328";
    static final String FAINT = "#5b6470";
    static final String GRID = "#d8dee4";
    static final String PAPER = "#ffffff";

    private final StringBuilder out = new StringBuilder(4_096);
    private final Deque<String> open = new ArrayDeque<>();
    private final int width;
    private final int height;

    /**
     * Begins a drawing.
     *
     * @param links whether something in it can be followed: it is an image only if nothing can
     */
    Svg(String kind, int width, int height, String title, String summary, Words words, boolean links) {
        this.width = width;
        this.height = height;
        String name = PlainText.clean(title);
        open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "drawing chart-" + kind,
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                links ? "group" : "img",
                "aria-label",
                name,
                "lang",
                words.locale().toLanguageTag(),
                "font-family",
                "DejaVu Sans, Verdana, sans-serif",
                "font-size",
                12,
                "fill",
                INK);
        text("title", name);
        text("desc", PlainText.clean(summary));
        leaf("rect", "class", "chart-paper", "width", width, "height", height, "fill", PAPER);
    }

    /** Begins an element; attributes without a value are left out. */
    Svg open(String element, @Nullable Object... attributes) {
        begin(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** An element without content. */
    Svg leaf(String element, @Nullable Object... attributes) {
        begin(element, attributes);
        out.append("/>");
        return this;
    }

    /** A rectangle of a kind, with rounded corners unless their radius is 0. */
    Svg rect(
            String kind,
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Object... attributes) {
        Stream<@Nullable Object> own = Stream.of(
                "class", kind, "x", x, "y", y, "width", width, "height", height, "rx", radius == 0 ? null : radius);
        return leaf("rect", Stream.concat(own, Arrays.stream(attributes)).toArray());
    }

    /** The line of a path that is not filled. */
    Svg stroke(String kind, CharSequence path, String colour, double width, @Nullable Object... attributes) {
        Stream<@Nullable Object> own =
                Stream.of("class", kind, "d", path, "fill", "none", "stroke", colour, "stroke-width", width);
        return leaf("path", Stream.concat(own, Arrays.stream(attributes)).toArray());
    }

    /** Ends the element that was begun last. */
    Svg close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing but text. */
    Svg text(String element, String content, @Nullable Object... attributes) {
        begin(element, attributes);
        out.append('>');
        PlainText.escape(out, content);
        out.append("</").append(element).append('>');
        return this;
    }

    /** A text of the drawing's own at a place; anchored at its start unless said otherwise. */
    Svg word(double x, double y, @Nullable String anchor, String content) {
        return text("text", content, "class", "chart-word", "x", x, "y", y, "text-anchor", anchor, "fill", FAINT);
    }

    /** A name, shortened to fit, with all of it to be read where the pointer rests. */
    Svg name(double x, double y, int letters, String name, boolean strong) {
        String clean = PlainText.clean(name);
        String seen = PlainText.shortened(name, letters);
        begin("text", "class", "chart-name", "x", x, "y", y, "font-weight", strong ? "600" : null);
        out.append('>');
        PlainText.escape(out, seen);
        if (!seen.equals(clean)) {
            text("title", clean);
        }
        out.append("</text>");
        return this;
    }

    /** Begins a link, if there is a place within this site to go to; else a group. */
    Svg link(@Nullable String href, String told) {
        if (leadsSomewhere(href)) {
            open("a", "href", PlainText.clean(String.valueOf(href)), "class", "chart-link");
        } else {
            open("g");
        }
        return text("title", told);
    }

    static boolean leadsSomewhere(@Nullable String href) {
        return href != null && (href.startsWith("#") || (href.startsWith("/") && !href.startsWith("//")));
    }

    Drawing end() {
        while (!open.isEmpty()) {
            close();
        }
        return new Drawing(out.toString(), width, height);
    }

    private void begin(String element, @Nullable Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                PlainText.escape(out, value instanceof Double number ? number(number) : value.toString());
                out.append('"');
            }
        }
    }

    /** With at most one decimal. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
