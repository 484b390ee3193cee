package dev.milepost.process;

/** There is no plan of this name. */
public final class UnknownPlanException extends RuntimeException {

    UnknownPlanException(String plan) {
        super("There is no plan '" + plan + "'. GET /api/plans lists all plans that can be started.");
    }
}
