package dev.milepost.rulecase;

/** A case that cannot be read, and where. */
final class InvalidCaseException extends RuntimeException {

    private final int line;
    private final String reason;

    InvalidCaseException(int line, String message) {
        super(message);
        this.line = line;
        this.reason = message;
    }

    String reason() {
        return reason;
    }

    int line() {
        return line;
    }
}
