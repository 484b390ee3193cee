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
        if (byRules.isEmpty()) {
            return new Judgement(byRules); // a gate without criteria never passes, whatever conditions are met
        }
        return new Judgement(
                Stream.concat(byRules.stream(), ConditionFindings.of(facts)).toList());
    }
}
