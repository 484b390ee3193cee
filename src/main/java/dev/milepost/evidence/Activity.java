package dev.milepost.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task or phase of a plan.
 *
 * @param id the run's id: the engine's task id for user tasks, else the activity instance's
 * @param project the project it belongs to
 * @param kind task or phase
 * @param element the BPMN element's id
 * @param name the element's name when it was started
 * @param state where it stands
 * @param startedAt when it was started
 * @param finishedAt when it ended; {@code null} while it runs
 * @param evidence the evidence of its end; {@code null} while it runs
 */
public record Activity(
        String id,
        String project,
        Kind kind,
        String element,
        String name,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String evidence) {

    /** This run, ended. */
    public Activity ended(State how, Instant at, @Nullable String itsEvidence) {
        return new Activity(id, project, kind, element, name, how, startedAt, at, itsEvidence);
    }

    /** The element under which all instances of a multi-instance element are one run, of kind {@link Kind#PHASE}. */
    public static String allInstancesOf(String element) {
        return element + "#multiInstanceBody";
    }

    /** What runs. */
    public enum Kind {
        /** A task that a person completes. */
        USER_TASK,
        /** A task that the engine or a service completes. */
        TASK,
        PHASE
    }

    /** Where a run stands. */
    public enum State {
        OPEN,
        COMPLETED,
        /** Interrupted before its end. */
        CANCELLED,
        /** One of several runs at once that was no longer needed when enough others were complete. */
        SUPERFLUOUS
    }
}
