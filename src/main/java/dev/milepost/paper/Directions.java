package dev.milepost.paper;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/** Splits a paragraph into runs of one direction, in the order in which they are seen. */
final class Directions implements BidiSplitter {

    private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);
    private Integer[] seen = {};

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        bidi = new Bidi(
                paragraph, defaultDirection == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        seen = new Integer[runs];
        byte[] levels = new byte[runs];
        for (int i = 0; i < runs; i++) {
            seen[i] = i;
            levels[i] = (byte) bidi.getRunLevel(i);
        }
        if (runs > 0) {
            Bidi.reorderVisually(levels, 0, seen, 0, runs);
        }
    }

    @Override
    public int countTextRuns() {
        return bidi.getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int number) {
        int run = seen[number];
        return new BidiTextRun(
                bidi.getRunStart(run),
                bidi.getRunLimit(run) - bidi.getRunStart(run),
                bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }
}
