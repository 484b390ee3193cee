package dev.milepost.web;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Replayed;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.facts.Facts;
import java.time.Instant;
import java.util.List;

/**
 * One recorded evaluation beside what it would have been with other rules.
 *
 * @param then as it was recorded
 * @param now with the other rules
 * @param differences of the criteria, in words
 * @param facts what both judged
 */
record ReplayedBody(
        String project,
        String gate,
        int number,
        Instant evaluatedAt,
        Side then,
        Side now,
        List<String> differences,
        Facts facts) {

    static ReplayedBody of(Replayed replayed) {
        Evaluation then = replayed.then();
        return new ReplayedBody(
                then.project(),
                then.gate(),
                then.number(),
                then.evaluatedAt(),
                Side.of(then.verdict(), then.findings(), then.rules()),
                Side.of(replayed.now().verdict(), replayed.now().findings(), replayed.rules()),
                replayed.differences(),
                then.facts());
    }

    /** What rules say, and which they are. */
    record Side(Verdict verdict, List<GateBody.Criterion> criteria, List<Evaluation.RuleVersion> rules) {
        private static Side of(Verdict verdict, List<Finding> findings, List<Evaluation.RuleVersion> rules) {
            return new Side(
                    verdict, findings.stream().map(GateBody.Criterion::of).toList(), rules);
        }
    }
}
