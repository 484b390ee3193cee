package dev.milepost.gate;

import dev.milepost.gate.facts.Facts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * All that makes a judgement: first the rules, then what follows from the facts without any rule. Evaluations, previews,
 * what-ifs and replays judge here, so that they agree. Thread-safe.
 */
@Component
class Judging {

    private final Judge rules;

    Judging(Judge rules) {
        this.rules = rules;
    }

    boolean looksAtForecasts(List<RuleFile> files) {
        return files.stream().anyMatch(rules::looksAtForecasts);
    }

    Judgement judge(List<RuleFile> files, Facts facts) {
        List<Finding> byRules = rules.judge(files, facts).findings();
        List<Finding> deciding = byRules.stream().filter(Finding::decides).toList();
        if (deciding.isEmpty()) {
            return new Judgement(byRules); // never passes, whatever conditions are met
        }
        Stream<Finding> others = byRules.stream().filter(finding -> !finding.decides());
        return new Judgement(Stream.of(deciding.stream(), ConditionFindings.of(facts), others)
                .flatMap(findings -> findings)
                .toList());
    }
}
