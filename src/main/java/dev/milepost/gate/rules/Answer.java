package dev.milepost.gate.rules;

import dev.milepost.gate.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule file of a gate and, once there is one, its answer: the first that is given. Used by one thread. */
final class Answer {

    private final RuleJob job;
    private @Nullable List<Finding> findings;

    Answer(RuleJob job) {
        this.job = job;
    }

    RuleJob job() {
        return job;
    }

    boolean isOpen() {
        return findings == null;
    }

    void set(List<Finding> answer) {
        if (findings == null) {
            findings = answer;
        }
    }

    void error(String actual, String remedy) {
        set(Errors.ofAll(job.use(), job.rules().criteria(), actual, remedy));
    }

    /** The answer, as findings of the mode in which the gate uses the file; errors of this text where there is none. */
    List<Finding> findings(String withoutAnswer) {
        error(withoutAnswer, "Correct the rules that ran too long.");
        return findings == null
                ? List.of()
                : findings.stream().map(finding -> finding.in(job.use().mode())).toList();
    }
}
