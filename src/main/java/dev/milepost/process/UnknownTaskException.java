package dev.milepost.process;

/** A project has no task with this id. */
public final class UnknownTaskException extends RuntimeException {

    UnknownTaskException(String project, String task) {
        super("Project '" + project + "' has no task '" + task + "'. GET /api/projects/" + project
                + "/tasks lists its tasks.");
    }
}
