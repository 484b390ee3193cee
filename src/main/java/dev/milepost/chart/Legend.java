package dev.milepost.chart;

import java.util.List;
import java.util.Set;

/** Says under a drawing what its signs mean. */
final class Legend {

    private static final int LINE = 20;
    private static final double LEFT = 16;

    private final Svg svg;
    private final double right;
    private double x;
    private double y;

    Legend(Svg svg, double width, double y) {
        this.svg = svg;
        this.right = width - LEFT;
        this.x = LEFT;
        this.y = y;
    }

    /** How many lines some entries take. */
    static int lines(double width, List<String> words) {
        int lines = 1;
        double x = LEFT;
        for (String word : words) {
            if (x > LEFT && x + wide(word) > width - LEFT) {
                x = LEFT;
                lines++;
            }
            x += wide(word);
        }
        return lines;
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
        if (x > LEFT && x + wide(word) > right) {
            x = LEFT;
            y += LINE;
        }
    }

    private void write(String word) {
        svg.word(x + 22, y + 4, null, word);
        x += wide(word);
    }

    private static double wide(String word) {
        return 36 + word.length() * 6.6;
    }

    /** Draws a sign. */
    interface Sign {
        void draw(Svg svg, double x, double y);
    }
}
