package dev.milepost.chart;

import java.util.Set;

/** Says under a drawing what its signs mean. */
final class Legend {

    private static final int LINE = 20;

    private final Svg svg;
    private final double left;
    private final double right;
    private double x;
    private double y;

    Legend(Svg svg, double left, double right, double y) {
        this.svg = svg;
        this.left = left;
        this.right = right;
        this.x = left;
        this.y = y;
    }

    /** How many lines entries take, at most. */
    static int lines(double width, int entries, int letters) {
        double total = letters * 6.6 + entries * 40.0;
        return (int) Math.ceil(total / Math.max(120, width - 120)) + 1;
    }

    static int height(int lines) {
        return lines * LINE + 8;
    }

    void marks(Diamonds diamonds, Set<Mark> marks, Words words) {
        for (Mark mark : marks) {
            String word = words.say(mark.word());
            place(word);
            diamonds.use(svg, mark, x + 8, y);
            write(word);
        }
    }

    /** An entry; its sign is drawn around the point that is given to it. */
    void entry(String word, Sign sign) {
        place(word);
        sign.draw(svg, x + 8, y);
        write(word);
    }

    private void place(String word) {
        if (x > left && x + 34 + word.length() * 6.6 > right) {
            x = left;
            y += LINE;
        }
    }

    private void write(String word) {
        svg.word(x + 22, y + 4, null, word);
        x += 36 + word.length() * 6.6;
    }

    /** Draws a sign. */
    interface Sign {
        void draw(Svg svg, double x, double y);
    }
}
