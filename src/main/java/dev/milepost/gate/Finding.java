package dev.milepost.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one criterion in one evaluation. Immutable.
 *
 * @param criterion the criterion's id, unique within its gate
 * @param title the rule's name: a sentence a manager reads
 * @param state how the criterion stands
 * @param actual what was observed, in words
 * @param expected what would meet the criterion, in words
 * @param remedy the smallest change that would meet it; {@code null} where it is met or does not apply
 * @param evidence ids of the evidence it rests on
 * @param changesAt the next instant at which time alone can change this result; {@code null} where time cannot
 */
public record Finding(
        String criterion,
        String title,
        CriterionState state,
        @Nullable String actual,
        @Nullable String expected,
        @Nullable String remedy,
        List<String> evidence,
        @Nullable Instant changesAt) {

    /** Copies its list. */
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
