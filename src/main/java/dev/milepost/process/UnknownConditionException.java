package dev.milepost.process;

/** A project has no condition with this number. */
public final class UnknownConditionException extends RuntimeException {

    UnknownConditionException(String project, int number) {
        super("Project '" + project + "' has no condition " + number + ". GET /api/projects/" + project
                + "/conditions lists all it has.");
    }
}
