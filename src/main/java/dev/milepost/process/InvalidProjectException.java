package dev.milepost.process;

/** A project that cannot be started as asked. */
public final class InvalidProjectException extends RuntimeException {

    InvalidProjectException(String message) {
        super(message);
    }
}
