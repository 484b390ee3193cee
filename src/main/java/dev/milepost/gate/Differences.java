package dev.milepost.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has changed from one evaluation of a gate to another, in words for people. */
public final class Differences {

    private static final int NAMED = 5;

    private Differences() {}

    /** One phrase for each criterion that is different, as {@code tests-pass: MET -> UNMET (19 of 20 tests passed)}. */
    public static List<String> between(Evaluation before, Evaluation after) {
        List<String> all = between(before.findings(), after.findings());
        if (!rules(before).equals(rules(after))) {
            all.add("the rules are others");
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
                .forEach(criterion -> all.add(criterion + ": no longer asked for"));
        return all;
    }

    /** {@link #between} in one sentence part, the first few only. */
    public static String inWords(Evaluation before, Evaluation after) {
        List<String> all = between(before, after);
        String named = String.join("; ", all.subList(0, Math.min(NAMED, all.size())));
        return all.isEmpty()
                ? "nothing"
                : all.size() <= NAMED ? named : named + "; and " + (all.size() - NAMED) + " more";
    }

    private static String phrase(@Nullable Finding old, Finding now) {
        String what = now.criterion() + ": ";
        String actual = now.actual() == null ? "" : " (" + now.actual() + ")";
        if (old == null) {
            return what + "new, " + now.state() + actual;
        }
        if (old.state() != now.state()) {
            return what + old.state() + " -> " + now.state() + actual;
        }
        if (!Objects.equals(old.actual(), now.actual())) {
            return what + "'" + old.actual() + "' -> '" + now.actual() + "'";
        }
        return what + (old.evidence().equals(now.evidence()) ? "judged anew" : "other evidence");
    }

    /** The rules by content, wherever they were deployed. */
    private static List<Evaluation.RuleVersion> rules(Evaluation evaluation) {
        return evaluation.rules().stream()
                .map(rule -> new Evaluation.RuleVersion(rule.file(), rule.alias(), rule.sha256(), ""))
                .toList();
    }

    private static Map<String, Finding> byCriterion(List<Finding> all) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        all.forEach(finding -> findings.put(finding.criterion(), finding));
        return findings;
    }
}
