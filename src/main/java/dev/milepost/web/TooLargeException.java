package dev.milepost.web;

import java.io.IOException;

/** A request that is larger than Milepost takes; seen while it is read, so that readers pass it on as a failure of the stream. */
final class TooLargeException extends IOException {

    TooLargeException(String message) {
        super(message);
    }
}
