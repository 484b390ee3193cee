package dev.milepost.process;

/** A vote that comes too late: the gate or its facts have moved on. */
public final class SignOffConflictException extends RuntimeException {

    SignOffConflictException(String message) {
        super(message);
    }
}
