package dev.milepost.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule file may do at a gate that uses it. */
public enum RuleMode {
    /** Its criteria decide. */
    BLOCK,
    /** Its criteria are shown as warnings where they are not met; they decide nothing. */
    WARN,
    /** Its criteria are judged and recorded beside those that decide; they decide nothing. */
    SHADOW;

    /** As written in a plan, in the order of how much they may do. */
    static final List<String> WORDS =
            Arrays.stream(values()).map(RuleMode::word).toList();

    /** The mode of this word; empty where it is none. */
    static Optional<RuleMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** Whether criteria of such a file can hold a gate shut. */
    public boolean decides() {
        return this == BLOCK;
    }

    /** As written in a plan. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
