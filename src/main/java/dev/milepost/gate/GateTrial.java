package dev.milepost.gate;

import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.gate.GateTrialReport.GateChange;
import dev.milepost.gate.GateTrialReport.NotJudged;
import dev.milepost.gate.GateTrialReport.OfGate;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.plan.UnresolvedTargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Tries candidates on gates as they stand: each is judged by its own rules and by the candidates, on the same facts at the same
 * instant. Used by one thread.
 */
final class GateTrial {

    private static final String CAUSE = "trial of rules";
    private static final int PROJECTS_AT_ONCE = 25;

    private final Snapshots snapshots;
    private final Evaluator evaluator;
    private final GateProcess process;
    private final Candidates candidates;
    private final SideBySide threads;
    private final Bounds bounds;
    private final Tally<GateChange> tally = new Tally<>();
    private final List<NotJudged> notJudged = new ArrayList<>();
    private int given;
    private int judged;
    private boolean cut;

    GateTrial(
            Snapshots snapshots,
            Evaluator evaluator,
            GateProcess process,
            Candidates candidates,
            SideBySide threads,
            Bounds bounds) {
        this.snapshots = snapshots;
        this.evaluator = evaluator;
        this.process = process;
        this.candidates = candidates;
        this.threads = threads;
        this.bounds = bounds;
    }

    /** Judges the gates of those projects that are running. */
    void takeAll(List<Project> projects) {
        List<Project> running = projects.stream()
                .filter(project -> project.state() == Project.State.RUNNING)
                .toList();
        for (int from = 0; from < running.size() && !cut; from += PROJECTS_AT_ONCE) {
            snapshots
                    .of(running.subList(from, Math.min(running.size(), from + PROJECTS_AT_ONCE)), this::cannot)
                    .forEach(this::take);
        }
    }

    private void take(Snapshot snapshot) {
        for (GateDefinition gate : snapshot.plan().gates()) {
            GateRecord record = snapshot.gates().stream()
                    .filter(known -> known.key().equals(gate.key()))
                    .findFirst()
                    .orElseGet(() -> GateRecord.untouched(snapshot.project().key(), gate.key()));
            boolean asked = record.state().isOpen() || (bounds.unreached() && record.state() == GateState.NOT_REACHED);
            if (asked && candidates.areUsedBy(gate) && !cut) {
                cut = given == bounds.most() || threads.isOver();
                if (!cut) {
                    given++;
                    threads.give(judging(snapshot, gate, record), this::count);
                }
            }
        }
    }

    private Callable<OfGate> judging(Snapshot snapshot, GateDefinition gate, GateRecord record) {
        return () -> {
            try {
                return judge(snapshot, gate, record);
            } catch (IllegalStateException | UnresolvedTargetException e) { // the others are judged all the same
                return new NotJudged(
                        snapshot.project().key(), "Gate '" + gate.key() + "' cannot be judged. " + e.getMessage());
            }
        };
    }

    private GateChange judge(Snapshot snapshot, GateDefinition gate, GateRecord record) {
        List<RuleFile> files = evaluator.files(snapshot.project(), gate);
        Facts facts = snapshot.factsFor(gate, bounds.at());
        Evaluation was = evaluator.evaluate(snapshot, gate, record, CAUSE, files, facts);
        Evaluation now = evaluator.evaluate(snapshot, gate, record, CAUSE, candidates.inPlaceOf(files), facts);
        return new GateChange(
                Kind.of(was.findings(), now.findings()),
                snapshot.project().key(),
                gate.key(),
                gate.name(),
                record.state(),
                was.verdict(),
                now.verdict(),
                Differences.between(was.findings(), now.findings()),
                falls(gate, record, now) && !falls(gate, record, was));
    }

    /** Whether a sign-off under way would end without a decision. */
    private boolean falls(GateDefinition gate, GateRecord record, Evaluation evaluation) {
        return record.state() == GateState.SIGN_OFF
                && (evaluation.verdict() != Verdict.PASS || !process.signOffStands(gate, record, evaluation));
    }

    private void count(OfGate outcome) {
        if (outcome instanceof GateChange change) {
            judged++;
            tally.count(change.kind());
            if (change.kind() != Kind.SAME || change.signOffWithdrawn()) {
                tally.list(change);
            }
        } else if (outcome instanceof NotJudged not) {
            cannot(not);
        }
    }

    private void cannot(NotJudged not) {
        if (notJudged.size() < Tally.LISTED) {
            notJudged.add(not);
        }
    }

    GateTrialReport report() {
        return new GateTrialReport(judged, cut, tally.counts(), tally.changes(), notJudged);
    }

    /**
     * How far a trial goes.
     *
     * @param at the instant at which all gates are judged
     * @param unreached whether gates that their projects have not come to are judged, too
     * @param most how many gates are judged at most
     */
    record Bounds(Instant at, boolean unreached, int most) {}
}
