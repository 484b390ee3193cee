package dev.milepost.token;

/** A token that would be good for too long, or not at all. */
public final class InvalidExpiryException extends RuntimeException {

    InvalidExpiryException(String message) {
        super(message);
    }
}
