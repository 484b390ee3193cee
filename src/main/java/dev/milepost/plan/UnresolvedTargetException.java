package dev.milepost.plan;

/** A target that cannot be turned into a date with the project's parameters. */
public final class UnresolvedTargetException extends RuntimeException {

    UnresolvedTargetException(String message) {
        super(message);
    }
}
