package dev.milepost.gate;

/** An evaluation cannot be judged once more. Says why. */
public final class NotReplayableException extends RuntimeException {

    NotReplayableException(String message) {
        super(message);
    }
}
