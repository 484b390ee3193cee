package dev.milepost.gate.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of the plan, whether or not it has been reached. A task that runs several times at once (multi-instance) is one
 * task, complete when all its runs are.
 *
 * @param id the task's element id
 * @param name the task's name
 * @param phase the phase it lies in; {@code null} where it lies in none
 * @param ofGate whether it is part of the work that the judged gate closes
 * @param optional whether gates may pass without it
 * @param state where it stands
 * @param finishedAt when it was completed, skipped or cancelled; {@code null} while it was not
 * @param evidence the id of the evidence of its latest change; {@code null} while it is not started
 */
public record Task(
        String id,
        String name,
        @Nullable String phase,
        boolean ofGate,
        boolean optional,
        State state,
        @Nullable Instant finishedAt,
        @Nullable String evidence)
        implements Observed {

    /** Where a task stands. */
    public enum State {
        NOT_STARTED,
        OPEN,
        COMPLETED,
        /** The phase ended on a path that did not lead through it. */
        SKIPPED,
        /** It was started and then interrupted. */
        CANCELLED
    }

    /** Whether it was carried out to its end. */
    public boolean isComplete() {
        return state == State.COMPLETED;
    }
}
