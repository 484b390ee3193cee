package dev.milepost.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a project has come. Immutable.
 *
 * @param start the project's first day
 * @param now the instant as of which this holds: what has not begun does not begin before
 * @param works per element id of a task, call activity, event or phase: where it stands in its newest run; one left out has not
 *     begun
 * @param gates per gate: where it stands; one left out has not been come to
 */
public record Progress(LocalDate start, Instant now, Map<String, Work> works, Map<String, Passage> gates) {

    /** Copies its maps. */
    public Progress {
        works = Map.copyOf(works);
        gates = Map.copyOf(gates);
    }

    /** A project of which nothing has begun. */
    public static Progress none(LocalDate start, Instant now) {
        return new Progress(start, now, Map.of(), Map.of());
    }

    /**
     * Where a piece of work stands.
     *
     * @param state where
     * @param startedAt when it began; {@code null} where it has not, or nobody knows
     * @param finishedAt when it ended, in whatever way; {@code null} while it has not
     */
    public record Work(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        /** Running since an instant. */
        public static Work running(Instant since) {
            return new Work(State.RUNNING, since, null);
        }

        /** Finished. */
        public static Work finished(Instant from, Instant to) {
            return new Work(State.FINISHED, from, to);
        }

        /** Not done, and not going to be. */
        public static Work skipped() {
            return new Work(State.SKIPPED, null, null);
        }
    }

    /** Where a piece of work stands. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        FINISHED,
        /** On a way that was not taken. */
        SKIPPED,
        /** Ended before it was done. */
        CANCELLED
    }

    /**
     * Where a gate stands.
     *
     * @param enteredAt when the project came to it in this round; {@code null} where it has not
     * @param satisfiedAt since when its rules let it go on and people are asked; {@code null} while they are not
     * @param passedAt when it was passed; {@code null} where it was not
     * @param sentBackAt when it last sent the project back; {@code null} where it has not. Work of the phases in between that ended
     *     before that is to be done again.
     * @param sentBackTo the phase it sent the project back to; {@code null} where it has not, or nobody knows
     */
    public record Passage(
            @Nullable Instant enteredAt,
            @Nullable Instant satisfiedAt,
            @Nullable Instant passedAt,
            @Nullable Instant sentBackAt,
            @Nullable String sentBackTo) {

        /** A gate that was passed. */
        public static Passage passed(@Nullable Instant enteredAt, Instant at) {
            return new Passage(enteredAt, null, at, null, null);
        }
    }
}
