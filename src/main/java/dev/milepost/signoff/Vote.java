package dev.milepost.signoff;

import dev.milepost.gate.Decision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides. Immutable.
 *
 * @param decision what they want to happen
 * @param comment why; for a conditional go what is left to do; {@code null} where a go says nothing
 * @param owner who does what a conditional go leaves to do; {@code null} for other decisions
 * @param due the day by which, in the project's zone; {@code null} for other decisions
 * @param until when people are to be asked again after a hold; {@code null} for new evidence only, and other decisions
 * @param phase the id of the phase to go back to; {@code null} for the gate's only way back, and other decisions
 */
public record Vote(
        Decision decision,
        @Nullable String comment,
        @Nullable String owner,
        @Nullable LocalDate due,
        @Nullable Instant until,
        @Nullable String phase) {

    /**
     * Checks that everything the decision needs is there, and nothing that another would need.
     *
     * @throws InvalidVoteException if not
     */
    public Vote {
        if (decision != Decision.GO && (comment == null || comment.isBlank())) {
            throw new InvalidVoteException("The field 'comment' is missing. Every decision but GO needs a comment.");
        }
        boolean conditional = decision == Decision.CONDITIONAL_GO;
        if (conditional && (owner == null || owner.isBlank() || due == null)) {
            throw new InvalidVoteException("A CONDITIONAL_GO needs an 'owner', who does what the comment says, and the"
                    + " day on which it is 'due'.");
        }
        only(conditional, "owner", owner, Decision.CONDITIONAL_GO);
        only(conditional, "due", due, Decision.CONDITIONAL_GO);
        only(decision == Decision.HOLD, "until", until, Decision.HOLD);
        only(decision == Decision.RECYCLE, "phase", phase, Decision.RECYCLE);
    }

    /** A decision with nothing but a comment. */
    public static Vote of(Decision decision, @Nullable String comment) {
        return new Vote(decision, comment, null, null, null, null);
    }

    /**
     * The decision of this name.
     *
     * @throws InvalidVoteException if there is none
     */
    public static Decision decision(String word) {
        return Arrays.stream(Decision.values())
                .filter(known -> known.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidVoteException(
                        "This is no decision. Decide one of " + Arrays.toString(Decision.values()) + "."));
    }

    /**
     * An instant, or the beginning of a day in a project's zone.
     *
     * @throws InvalidVoteException if the text is neither
     */
    public static Instant until(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException noInstant) {
            return due("until", text).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * A day.
     *
     * @throws InvalidVoteException if the text is none between the years 1900 and 9998
     */
    public static LocalDate due(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // told below
        }
        throw new InvalidVoteException("The field '" + field + "' cannot be read. Write a day, as 2026-12-01"
                + (field.equals("until") ? ", or an instant, as 2026-12-01T12:00:00Z." : "."));
    }

    private static void only(boolean allowed, String field, @Nullable Object value, Decision decision) {
        if (!allowed && value != null) {
            throw new InvalidVoteException("The field '" + field + "' belongs to the decision " + decision + " only.");
        }
    }
}
