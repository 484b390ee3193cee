package dev.milepost.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words by which producers tell outcomes. A word not known here leaves a case as the rest of it says. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** What an element inside a case says of it, by its name in small letters. */
    static Outcome ofElement(String name) {
        return switch (name) {
            case "failure", "failed", "fail" -> Outcome.FAILED;
            case "error", "errored", "broken" -> Outcome.ERROR;
            case "skipped", "skip", "ignored", "ignore", "disabled", "notrun", "pending" -> Outcome.SKIPPED;
            default -> Outcome.PASSED;
        };
    }

    /** What a status or result attribute says. */
    static Outcome ofStatus(@Nullable String status) {
        if (status == null) {
            return Outcome.PASSED;
        }
        return switch (status.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")) {
            case "failed", "fail", "failure", "failing", "ko" -> Outcome.FAILED;
            case "error", "errored", "broken", "crashed", "aborted", "timeout", "timedout", "cancelled", "canceled" ->
                Outcome.ERROR;
            case "skipped", "skip", "ignored", "ignore", "disabled", "notrun", "notexecuted", "suppressed", "pending" ->
                Outcome.SKIPPED;
            default -> Outcome.PASSED;
        };
    }
}
