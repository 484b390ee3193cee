package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.RuleFile;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.facts.Facts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gate of five rule files and 100 facts; the bound is wide, for busy machines. The figure goes to the log. */
class EvaluationTimeTest {

    @Test
    void aGateOfAHundredFactsIsJudgedInMilliseconds() throws Exception {
        List<RuleFile> files = ManyFacts.rules();
        Facts facts = ManyFacts.of(100);
        try (RuleJudge judge = new RuleJudge(RuleSettings.defaults())) {
            long[] nanos = new long[2000];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                assertThat(judge.judge(files, facts).verdict()).isEqualTo(Verdict.PASS);
                nanos[i] = System.nanoTime() - start;
            }
            long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
            Arrays.sort(warm);
            System.out.printf(
                    "5 rule files, %d facts: median %d µs, p95 %d µs, first %d ms%n",
                    100, warm[warm.length / 2] / 1000, warm[warm.length * 95 / 100] / 1000, nanos[0] / 1_000_000);
            assertThat(Duration.ofNanos(warm[warm.length / 2])).isLessThan(Duration.ofMillis(20));
        }
    }
}
