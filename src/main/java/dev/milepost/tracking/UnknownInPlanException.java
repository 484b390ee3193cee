package dev.milepost.tracking;

/** A baseline or a task was named that the project does not have. */
public class UnknownInPlanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownInPlanException(String message) {
        super(message);
    }
}
