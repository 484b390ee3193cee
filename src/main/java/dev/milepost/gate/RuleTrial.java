package dev.milepost.gate;

import dev.milepost.plan.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Tries rule files that are not deployed, in the place of those of the same names: on the decisions of yesterday, each judged once
 * more with the facts and the instant of then; on gates that are still open; and on a gate of which something is supposed. Changes
 * nothing and keeps nothing of what was tried; thread-safe.
 */
@Service
public class RuleTrial {

    /** How many evaluations are replayed at most. */
    public static final int MOST = 50_000;

    /** How many gates are judged at most. */
    public static final int MOST_GATES = 5_000;

    private static final Duration TIME = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DecisionLog log;
    private final Replay replay;
    private final Milestones milestones;
    private final Snapshots snapshots;
    private final Evaluator evaluator;
    private final ObjectProvider<GateProcess> process;
    private final CandidateCheck check;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1, true);

    RuleTrial(
            DecisionLog log,
            Replay replay,
            Milestones milestones,
            Snapshots snapshots,
            Evaluator evaluator,
            ObjectProvider<GateProcess> process,
            CandidateCheck check,
            Clock clock) {
        this.log = log;
        this.replay = replay;
        this.milestones = milestones;
        this.snapshots = snapshots;
        this.evaluator = evaluator;
        this.process = process;
        this.check = check;
        this.clock = clock;
    }

    /**
     * What the evaluations of projects would have been, and what their gates would say; within two minutes, of which the report
     * says whether they were enough.
     *
     * @param projects each once
     * @param texts DRL texts by the names of the files they would take the place of
     * @param unreached whether gates that a project has not come to yet are judged, too
     * @throws TrialUnderWayException if somebody else's trial does not end soon
     */
    public Report of(List<Project> projects, Map<String, String> texts, boolean unreached) {
        begin();
        Candidates candidates = Candidates.of(texts);
        try (SideBySide threads = new SideBySide(TIME)) {
            GateTrial gates = new GateTrial(
                    snapshots,
                    evaluator,
                    process.getObject(),
                    candidates,
                    threads,
                    new GateTrial.Bounds(clock.instant(), unreached, MOST_GATES));
            EvaluationTrial evaluations = new EvaluationTrial(log, candidates, replay.with(candidates), threads, MOST);
            gates.takeAll(projects);
            projects.stream().map(Project::key).forEach(evaluations::take);
            threads.finish();
            return new Report(projects.size(), evaluations.report(), gates.report());
        } finally {
            check.forget(candidates);
            one.release();
        }
    }

    /** What the evaluations of a project would have been with files that are deployed: gates go on using them. */
    RuleTrialReport ofDeployed(String project, Map<String, String> texts) {
        Candidates candidates = Candidates.of(texts);
        try (SideBySide threads = new SideBySide(TIME)) {
            EvaluationTrial evaluations = new EvaluationTrial(log, candidates, replay.with(candidates), threads, MOST);
            evaluations.take(project);
            threads.finish();
            return evaluations.report();
        }
    }

    /**
     * One recorded evaluation, whole, and what the candidates say of its facts.
     *
     * @throws UnusedRulesException if it used no file of these names
     * @throws NotReplayableException if the text of another of its rule files is not in the archive
     */
    public Replayed of(Evaluation then, Map<String, String> texts) {
        Candidates candidates = Candidates.of(texts);
        try {
            if (!candidates.wereUsedBy(then.rules())) {
                throw new UnusedRulesException(
                        "Evaluation %d of gate '%s'".formatted(then.number(), then.gate()),
                        candidates.files(),
                        then.rules().stream().map(Evaluation.RuleVersion::file).toList());
            }
            return replay.with(candidates).of(then);
        } finally {
            check.forget(candidates);
        }
    }

    /**
     * {@link Milestones#whatIf} with other rules.
     *
     * @param texts DRL texts by the names of files that the gate uses
     * @throws UnusedRulesException if the gate uses no file of one of the names
     * @throws UnfitRulesException if the gate could not be deployed with these files
     */
    public Evaluation whatIf(
            String project, String gate, @Nullable Instant at, List<Supposed> evidence, Map<String, String> texts) {
        Candidates candidates = Candidates.of(texts);
        try {
            check.fits(milestones.project(project), gate, candidates);
            return milestones.whatIf(project, gate, at, evidence, candidates);
        } finally {
            check.forget(candidates);
        }
    }

    /** Nothing is kept of rule files that were looked at and are not tried. */
    public void forget(Map<String, String> texts) {
        check.forget(Candidates.of(texts));
    }

    private void begin() {
        try {
            if (!one.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new TrialUnderWayException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialUnderWayException();
        }
    }

    /**
     * What came of a trial.
     *
     * @param projects of how many projects it speaks
     * @param evaluations what their recorded evaluations would have been
     * @param gates what the gates of those that are running would say now
     */
    public record Report(int projects, RuleTrialReport evaluations, GateTrialReport gates) {}
}
