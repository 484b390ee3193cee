package dev.milepost.gate;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes evidence in: stored, every gate it can affect evaluated, gates moved, all in one transaction. Thread-safe. */
@Service
public class Intake {

    /** How far a sender's clock may be ahead of ours; within that, its "later" is our "now". */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final GateKeeper gates;
    private final Clock clock;

    Intake(GateKeeper gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * Takes one piece of evidence in. The same digest twice is one piece: the second time nothing changes.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws FutureObservationException if it claims to be observed later than now
     */
    @Transactional
    public Receipt accept(String project, Submission submission) {
        Instant now = clock.instant();
        if (submission.observedAt() != null && submission.observedAt().isAfter(now.plus(CLOCK_SKEW))) {
            throw new FutureObservationException(submission.observedAt(), now);
        }
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        Optional<Evidence> known = gates.known(project, submission.digest());
        if (known.isPresent()) {
            return new Receipt(known.get(), true, standing(project));
        }
        Evidence stored = gates.record(project, submission);
        String cause = submission
                        .observation()
                        .kind()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' ') + " " + submission.observation().subject();
        return new Receipt(stored, false, gates.settle(project, cause));
    }

    private List<GateResult> standing(String project) {
        return gates.gates(project).stream()
                .filter(gate -> gate.state().isOpen() && gate.verdict() != null)
                .map(gate -> new GateResult(gate.key(), gate.verdict(), gate.evaluation()))
                .toList();
    }

    /**
     * What became of a submission.
     *
     * @param evidence the evidence as stored
     * @param known whether it was known already
     * @param gates the gates it led to an evaluation of; for known evidence the open gates as they stand
     */
    public record Receipt(Evidence evidence, boolean known, List<GateResult> gates) {}
}
