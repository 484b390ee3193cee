package dev.milepost.gate;

/** There is no project with this key. */
public final class UnknownProjectException extends RuntimeException {

    /** For the key that was asked for. */
    public UnknownProjectException(String key) {
        super("There is no project '" + key + "'. GET /api/projects lists all projects.");
    }
}
