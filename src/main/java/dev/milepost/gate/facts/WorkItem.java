package dev.milepost.gate.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task kept in another system (issue tracker, spreadsheet), as last reported.
 *
 * @param id its id there
 * @param title what it is about
 * @param phase the phase it belongs to; {@code null} where it names none
 * @param state where it stands
 * @param due when it is due; {@code null} without such a date
 * @param observedAt when this state was observed
 * @param evidence the id of the evidence
 */
public record WorkItem(
        String id,
        String title,
        @Nullable String phase,
        State state,
        @Nullable LocalDate due,
        Instant observedAt,
        String evidence)
        implements Observed {

    /** Where a work item stands. */
    public enum State {
        OPEN,
        DONE,
        CANCELLED
    }
}
