package dev.milepost.paper;

/** Nothing can be printed at the moment, or on this server at all. The message says why and what to do. */
public class CannotPrintException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotPrintException(String message) {
        super(message);
    }

    CannotPrintException(String message, Throwable cause) {
        super(message, cause);
    }
}
