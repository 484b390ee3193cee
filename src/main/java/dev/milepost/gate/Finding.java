package dev.milepost.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.plan.RuleMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param mandatory whether no waiver counts for it
 * @param waived what it would be without its waiver; {@code null} where it is not {@code WAIVED}
 * @param mode what its rule file may do at the gate; {@code BLOCK} in findings that were recorded before there were others
 */
public record Finding(
        String criterion,
        String title,
        CriterionState state,
        @Nullable String actual,
        @Nullable String expected,
        @Nullable String remedy,
        List<String> evidence,
        @Nullable Instant changesAt,
        boolean mandatory,
        @Nullable Waived waived,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualMode.class)
        RuleMode mode) {

    /** Copies its list. */
    public Finding {
        evidence = List.copyOf(evidence);
        mode = Objects.requireNonNullElse(mode, RuleMode.BLOCK);
    }

    /** A finding that decides. */
    public Finding(
            String criterion,
            String title,
            CriterionState state,
            @Nullable String actual,
            @Nullable String expected,
            @Nullable String remedy,
            List<String> evidence,
            @Nullable Instant changesAt,
            boolean mandatory,
            @Nullable Waived waived) {
        this(criterion, title, state, actual, expected, remedy, evidence, changesAt, mandatory, waived, RuleMode.BLOCK);
    }

    /** Whether it can hold its gate shut. */
    public boolean decides() {
        return mode.decides();
    }

    /** This finding as one of a file that is used so. */
    public Finding in(RuleMode other) {
        return mode == other
                ? this
                : new Finding(
                        criterion, title, state, actual, expected, remedy, evidence, changesAt, mandatory, waived,
                        other);
    }

    /**
     * This finding with the waivers of its gate applied: the one place where that is done, for whatever is judged. What holds no
     * gate shut needs none.
     */
    Finding with(List<Waiver> waivers, Instant now) {
        boolean open =
                state == CriterionState.UNMET || state == CriterionState.UNKNOWN || state == CriterionState.STALE;
        if (mandatory || !open || !decides()) {
            return this;
        }
        List<Waiver> mine = waivers.stream()
                .filter(waiver -> waiver.criterion().equals(criterion))
                .toList();
        Optional<Waiver> longest = mine.stream()
                .filter(waiver -> waiver.covers(now))
                .max(Comparator.comparing(Waiver::until).thenComparing(Waiver::id));
        if (longest.isPresent()) {
            Waiver waiver = longest.get();
            return standing(
                    CriterionState.WAIVED,
                    waiver.until(),
                    new Waived(state, waiver.id(), waiver.until(), waiver.grantedBy()));
        }
        return mine.stream()
                .map(Waiver::from)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .map(begin -> standing(state, begin, null))
                .orElse(this);
    }

    private Finding standing(CriterionState changed, Instant latest, @Nullable Waived instead) {
        Instant next = changesAt != null && changesAt.isBefore(latest) ? changesAt : latest;
        return new Finding(
                criterion, title, changed, actual, expected, remedy, evidence, next, mandatory, instead, mode);
    }
}
