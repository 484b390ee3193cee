package dev.milepost.web;

/** A request that is larger than Milepost takes. */
final class TooLargeException extends RuntimeException {

    TooLargeException(String message) {
        super(message);
    }
}
