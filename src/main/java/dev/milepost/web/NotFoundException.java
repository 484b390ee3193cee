package dev.milepost.web;

/** Something that was asked for does not exist. */
final class NotFoundException extends RuntimeException {

    NotFoundException(String message) {
        super(message);
    }
}
