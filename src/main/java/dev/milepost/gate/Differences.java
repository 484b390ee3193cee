package dev.milepost.gate;

import dev.milepost.plan.RuleMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has changed from one evaluation of a gate to another, in words for people. What decides nothing says so. */
public final class Differences {

    private static final int NAMED = 5;
    private static final String OTHER_RULES = "the rules are others";

    private Differences() {}

    /** One phrase for each criterion that is different, as {@code tests-pass: MET -> UNMET (19 of 20 tests passed)}. */
    public static List<String> between(Evaluation before, Evaluation after) {
        List<String> all = between(before.findings(), after.findings());
        for (RuleMode mode : RuleMode.values()) {
            if (!rules(before, mode).equals(rules(after, mode))) {
                all.add(OTHER_RULES + suffix(mode));
            }
        }
        return all;
    }

    /** One phrase for each criterion that is different. */
    static List<String> between(List<Finding> before, List<Finding> after) {
        Map<String, Finding> earlier = byCriterion(before);
        Map<String, Finding> later = byCriterion(after);
        List<String> all = new ArrayList<>();
        later.forEach((criterion, finding) -> {
            Finding old = earlier.get(criterion);
            if (!finding.equals(old)) {
                all.add(phrase(old, finding));
            }
        });
        earlier.keySet().stream()
                .filter(criterion -> !later.containsKey(criterion))
                .forEach(criterion -> all.add(criterion
                        + suffix(Objects.requireNonNull(earlier.get(criterion)).mode()) + ": no longer asked for"));
        return all;
    }

    /** {@link #between} in one sentence part: why the verdict, or what it rests on, is another; the first few only. */
    public static String inWords(Evaluation before, Evaluation after) {
        List<String> all = between(before.deciding(), after.deciding());
        if (!rules(before, RuleMode.BLOCK).equals(rules(after, RuleMode.BLOCK))) {
            all.add(OTHER_RULES);
        }
        String named = String.join("; ", all.subList(0, Math.min(NAMED, all.size())));
        return all.isEmpty()
                ? "nothing"
                : all.size() <= NAMED ? named : named + "; and " + (all.size() - NAMED) + " more";
    }

    private static String phrase(@Nullable Finding old, Finding now) {
        String what = now.criterion() + suffix(now.mode()) + ": ";
        String actual = now.actual() == null ? "" : " (" + now.actual() + ")";
        if (old == null) {
            return what + "new, " + now.state() + actual;
        }
        if (old.mode() != now.mode()) {
            return now.criterion() + ": " + old.mode().word() + " -> "
                    + now.mode().word() + ", " + now.state() + actual;
        }
        if (old.state() != now.state()) {
            return what + old.state() + " -> " + now.state() + actual;
        }
        if (!Objects.equals(old.actual(), now.actual())) {
            return what + "'" + old.actual() + "' -> '" + now.actual() + "'";
        }
        return what + (old.evidence().equals(now.evidence()) ? "judged anew" : "other evidence");
    }

    private static String suffix(RuleMode mode) {
        return mode.decides() ? "" : " (" + mode.word() + ")";
    }

    /** The rules of a mode by content, wherever they were deployed. */
    private static List<Evaluation.RuleVersion> rules(Evaluation evaluation, RuleMode mode) {
        return evaluation.rules().stream()
                .filter(rule -> rule.mode() == mode)
                .map(rule -> new Evaluation.RuleVersion(rule.file(), rule.alias(), rule.sha256(), ""))
                .toList();
    }

    private static Map<String, Finding> byCriterion(List<Finding> all) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        all.forEach(finding -> findings.put(finding.criterion(), finding));
        return findings;
    }
}
