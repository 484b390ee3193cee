package dev.milepost.gate;

import dev.milepost.plan.RuleUse;
import java.util.List;
import org.springframework.stereotype.Service;

/** Judges recorded evaluations once more, with the rules and facts of then. Changes nothing; thread-safe. */
@Service
public class Replay {

    private final Judge judge;
    private final RuleLibrary rules;

    Replay(Judge judge, RuleLibrary rules) {
        this.judge = judge;
        this.rules = rules;
    }

    /**
     * What the rules of an evaluation say of its facts: always what they said then.
     *
     * @throws IllegalStateException if a rule file is gone, or is not the one that judged then
     */
    public Judgement of(Evaluation evaluation) {
        List<RuleFile> files = evaluation.rules().stream().map(this::load).toList();
        return judge.judge(files, evaluation.facts());
    }

    private RuleFile load(Evaluation.RuleVersion version) {
        RuleFile file = rules.load(version.deployment(), List.of(new RuleUse(version.file(), version.alias())))
                .get(0);
        if (!file.sha256().equals(version.sha256())) {
            throw new IllegalStateException("Rule file '" + version.file() + "' of deployment " + version.deployment()
                    + " has digest " + file.sha256() + ", but " + version.sha256() + " judged then");
        }
        return file;
    }
}
