package dev.milepost.plan;

/** A file that is no XML, or XML that is not read on purpose. */
final class UnreadableXmlException extends Exception {

    private final int line;
    private final String advice;

    UnreadableXmlException(int line, String message, String advice) {
        super(message);
        this.line = line;
        this.advice = advice;
    }

    Problem in(String file) {
        return new Problem(file, line, null, String.valueOf(getMessage()), advice);
    }
}
