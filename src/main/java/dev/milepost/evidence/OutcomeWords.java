package dev.milepost.evidence;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which producers tell outcomes. A word not known here leaves a case as the rest of it says. */
final class OutcomeWords {

    /** What some put behind the word, as in "Failed:Error" and "Skipped (later)". */
    private static final Pattern DETAIL = Pattern.compile("(?s)\\s*[:;,(/].*");

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
        String word = DETAIL.matcher(status.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return switch (word.replaceAll("[ _-]", "")) {
            case "failed", "fail", "failure", "failing", "ko", "notok", "unexpected", "undefined", "ambiguous" ->
                Outcome.FAILED;
            case "error", "errored", "broken", "crashed", "aborted", "interrupted", "killed", "incomplete" ->
                Outcome.ERROR;
            case "timeout", "timedout", "cancelled", "canceled", "hookerror", "cleanuperror" -> Outcome.ERROR;
            case "skipped", "skip", "ignored", "ignore", "disabled", "suppressed", "pending", "blocked" ->
                Outcome.SKIPPED;
            case "notrun", "notexecuted", "untested", "inconclusive" -> Outcome.SKIPPED;
            default -> Outcome.PASSED;
        };
    }
}
