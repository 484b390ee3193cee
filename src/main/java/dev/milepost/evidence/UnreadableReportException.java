package dev.milepost.evidence;

import java.util.Locale;

/** A file that is not a JUnit report this reader trusts. It is refused whole: nothing of it counts. */
public final class UnreadableReportException extends RuntimeException {

    private final String file;
    private final int line;
    private final int column;
    private final String reason;
    private final String advice;

    UnreadableReportException(String file, Place place, String reason, String advice) {
        super(String.format(Locale.ROOT, "%s:%d:%d: %s. %s.", file, place.line(), place.column(), reason, advice));
        this.file = file;
        this.line = place.line();
        this.column = place.column();
        this.reason = reason;
        this.advice = advice;
    }

    /** The file as the sender named it. */
    public String file() {
        return file;
    }

    /** The line, from 1, at which reading stopped. */
    public int line() {
        return line;
    }

    /** The column, from 1, at which reading stopped. */
    public int column() {
        return column;
    }

    /** What is wrong, in words and without a full stop. */
    public String reason() {
        return reason;
    }

    /** What the sender can do, without a full stop. */
    public String advice() {
        return advice;
    }
}
