package dev.milepost.web;

/** A request that cannot be carried out as it is. */
final class InvalidRequestException extends RuntimeException {

    InvalidRequestException(String message) {
        super(message);
    }
}
