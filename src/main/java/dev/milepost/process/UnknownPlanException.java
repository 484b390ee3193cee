package dev.milepost.process;

/** There is no plan of this name. */
public final class UnknownPlanException extends RuntimeException {

    UnknownPlanException(String plan) {
        super("There is no plan '" + plan + "'. GET /api/plans lists all plans that can be started.");
    }

    UnknownPlanException(String plan, int version) {
        super("Plan '" + plan + "' has no version " + version + ". GET /api/plans/" + plan
                + "/versions lists all it has.");
    }
}
