package dev.milepost.tracking;

/** A change of a plan that makes no sense. */
public class InvalidChangeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidChangeException(String message) {
        super(message);
    }
}
