package dev.milepost.rulecase;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a criterion has to be found as; what is {@code null} may be anything.
 *
 * @param actual a part of the actual value in words; likewise the next two
 * @param evidence the ids of the evidence, separated by comma and space
 * @param changesAt when time alone changes the finding: an instant, or {@code none}
 */
record Expected(
        CriterionState state,
        @Nullable String actual,
        @Nullable String expected,
        @Nullable String remedy,
        @Nullable String evidence,
        @Nullable String changesAt) {

    static Expected of(Part part) {
        part.only("state", "actual", "expected", "remedy", "evidence", "changesAt");
        CriterionState state = part.value("state", CriterionState::valueOf, "MET, UNMET, UNKNOWN or STALE");
        if (state == null) {
            throw new InvalidCaseException(part.line(), "'state' is missing: what has to come out?");
        }
        return new Expected(
                state,
                part.text("actual"),
                part.text("expected"),
                part.text("remedy"),
                part.has("evidence") ? String.join(", ", part.texts("evidence")) : null,
                part.text("changesAt"));
    }

    /** How a finding differs from this, in words; nothing where it does not. */
    List<String> differences(Finding found) {
        List<String> all = new ArrayList<>();
        if (found.state() != state) {
            all.add("expected %s, got %s: %s".formatted(state, found.state(), found.actual()));
        }
        holds("actual", actual, found.actual(), all);
        holds("expected", expected, found.expected(), all);
        holds("remedy", remedy, found.remedy(), all);
        same("evidence", evidence, String.join(", ", found.evidence()), all);
        Instant changes = found.changesAt();
        same("changesAt", changesAt, changes == null ? "none" : changes.toString(), all);
        return all;
    }

    private static void holds(String what, @Nullable String part, @Nullable String found, List<String> all) {
        if (part != null && (found == null || !found.contains(part))) {
            all.add("%s: expected a text with '%s', got '%s'".formatted(what, part, found));
        }
    }

    private static void same(String what, @Nullable String wanted, String found, List<String> all) {
        if (wanted != null && !wanted.equals(found)) {
            all.add("%s: expected '%s', got '%s'".formatted(what, wanted, found));
        }
    }
}
