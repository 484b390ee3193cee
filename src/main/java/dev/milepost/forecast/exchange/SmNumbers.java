package dev.milepost.forecast.exchange;

import java.util.List;

/** The numbers of a section, one after the other, however they are wrapped. */
final class SmNumbers {

    private static final int MOST = 1_000_000;

    private final List<SmNumber> numbers;
    private final String section;
    private final int lastLine;
    private int at;

    SmNumbers(List<SmNumber> numbers, String section, int lastLine) {
        this.numbers = numbers;
        this.section = section;
        this.lastLine = lastLine;
    }

    boolean hasNext() {
        return at < numbers.size();
    }

    SmNumber next(String what) throws UnreadableFileException {
        if (!hasNext()) {
            throw new UnreadableFileException(
                    numbers.isEmpty()
                            ? lastLine
                            : numbers.get(numbers.size() - 1).line(),
                    "The section " + section + " ends before " + what + ".",
                    "Maybe the file is cut off, or a line has too few numbers.");
        }
        return numbers.get(at++);
    }

    int count(String what) throws UnreadableFileException {
        SmNumber number = next(what);
        if (number.value() < 0 || number.value() > MOST) {
            throw new UnreadableFileException(
                    number.line(),
                    "Here stands " + number.value() + " for " + what + ".",
                    "Give a number from 0 to " + MOST + ".");
        }
        return number.value();
    }
}
