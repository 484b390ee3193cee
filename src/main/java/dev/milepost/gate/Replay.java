package dev.milepost.gate;

import org.springframework.stereotype.Service;

/** Judges recorded evaluations once more, with the rules and facts of then. Changes nothing; thread-safe. */
@Service
public class Replay {

    private final Judging judging;
    private final RuleArchive rules;

    Replay(Judging judging, RuleArchive rules) {
        this.judging = judging;
        this.rules = rules;
    }

    /**
     * What the rules of an evaluation say of its facts: always what they said then.
     *
     * @throws IllegalStateException if the text of a rule file is not in the archive
     */
    public Judgement of(Evaluation evaluation) {
        return judging.judge(evaluation.rules().stream().map(this::load).toList(), evaluation.facts());
    }

    private RuleFile load(Evaluation.RuleVersion version) {
        String source = rules.find(version.sha256())
                .orElseThrow(() -> new IllegalStateException("Rule file '" + version.file() + "' with digest "
                        + version.sha256() + " is not in the archive"));
        return new RuleFile(version.use(), version.deployment(), version.sha256(), source);
    }
}
