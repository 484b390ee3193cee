package dev.milepost.forecast.exchange;

import java.io.IOException;

/** A file that is not what it should be. Its message says where, what, and what to do. */
public final class UnreadableFileException extends IOException {

    private final int line;

    /**
     * Something is wrong with a file.
     *
     * @param line where, from 1; 0 if no line is to blame
     * @param reason what is wrong, as a sentence
     * @param advice what to do about it, as a sentence
     */
    UnreadableFileException(int line, String reason, String advice) {
        super(reason + " " + advice);
        this.line = line;
    }

    /** Where, from 1; 0 if no line is to blame. */
    public int line() {
        return line;
    }
}
