package dev.milepost.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.BreakIterator;
import java.util.Locale;

/** Turns text that runs from right to left into the order in which it is set. Arabic letters are set each by itself. */
final class RightToLeft implements BidiReorderer {

    private static final String PAIRS = "()[]{}<>«»";

    @Override
    public String reorderRTLTextToLTR(String text) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        StringBuilder turned = new StringBuilder(text.length());
        int end = letters.last();
        for (int begin = letters.previous(); begin != BreakIterator.DONE; begin = letters.previous()) {
            String letter = text.substring(begin, end);
            int pair = letter.length() == 1 ? PAIRS.indexOf(letter) : -1;
            turned.append(pair < 0 ? letter : String.valueOf(PAIRS.charAt(pair ^ 1)));
            end = begin;
        }
        return turned.toString();
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
