package dev.milepost.process;

import org.camunda.bpm.engine.BadUserRequestException;

/** A process of a plan begins without a key of its own: a key stands for one project, and a project for one process. */
public final class ProjectKeyException extends BadUserRequestException {

    private ProjectKeyException(String message) {
        super(message);
    }

    static ProjectKeyException missing(String plan) {
        return new ProjectKeyException("A project of '" + plan + "' needs a key. Start it with a business key, or with"
                + " POST /api/projects; a call activity that calls it has to hand one on.");
    }

    static ProjectKeyException taken(String key, String plan) {
        return new ProjectKeyException("The project key '" + key + "' is taken, so no project of '" + plan
                + "' can begin under it. Choose another business key, also in a call activity that calls this plan.");
    }
}
