package dev.milepost.gate;

import dev.milepost.gate.facts.Facts;
import java.util.List;

/**
 * Judges facts by rules: a pure function of (rules, facts, instant), the instant being one of the facts. Thread-safe.
 */
public interface Judge {

    /**
     * Judges the facts by the rule files. Always answers, within its time limit, with every criterion exactly once: a rule
     * that throws, loops, does not fire, fires twice or does not compile is reported as {@link CriterionState#ERROR}. The waivers of the facts are applied to what the rules have found.
     */
    Judgement judge(List<RuleFile> rules, Facts facts);

    /** Whether the file's rules look at what is expected of milestones, so that they can answer otherwise when that changes. */
    boolean looksAtForecasts(RuleFile file);

    /** A rule file of this digest is not used any more: what is kept of it can go. */
    void forget(String sha256);
}
