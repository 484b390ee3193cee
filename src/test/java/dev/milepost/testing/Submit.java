package dev.milepost.testing;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.Intake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Hands evidence in, as CI and people do. */
@Component
public final class Submit {

    private final Intake intake;

    Submit(Intake intake) {
        this.intake = intake;
    }

    /** A test report of suite {@code unit}. */
    public Intake.Receipt report(String project, int passed, int failed) {
        return report(project, "unit", null, passed, failed, null);
    }

    public Intake.Receipt report(
            String project, String suite, String build, int passed, int failed, Instant observedAt) {
        Totals totals = new Totals(passed + failed, passed, failed, 0, 0);
        List<String> failing =
                IntStream.rangeClosed(1, failed).mapToObj(i -> "Suite.test" + i).toList();
        return submit(
                project,
                new Observation.TestReport(suite, build, totals, totals, totals, false, List.of(), 0, failing, 1, 0),
                observedAt);
    }

    public Intake.Receipt event(String project, String name) {
        return submit(project, new Observation.Event(name), null);
    }

    public Intake.Receipt metric(String project, String name, String value) {
        return submit(project, new Observation.Metric(name, new BigDecimal(value), null, null), null);
    }

    public Intake.Receipt submit(String project, Observation observation, Instant observedAt) {
        return intake.accept(
                project,
                new Submission(
                        observation, observedAt, "api", "ci", UUID.randomUUID().toString(), null));
    }
}
