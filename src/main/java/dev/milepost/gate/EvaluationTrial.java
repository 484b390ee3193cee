package dev.milepost.gate;

import dev.milepost.gate.RuleTrialReport.Change;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.gate.RuleTrialReport.NotReplayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries candidates on recorded evaluations. Used by one thread. */
final class EvaluationTrial {

    private final DecisionLog log;
    private final Candidates candidates;
    private final Replay.Texts texts;
    private final SideBySide threads;
    private final int most;
    private final Tally<Change> tally = new Tally<>();
    private final List<NotReplayed> notReplayed = new ArrayList<>();
    private int notReplayable;
    private int evaluations;
    private boolean cut;

    EvaluationTrial(DecisionLog log, Candidates candidates, Replay.Texts texts, SideBySide threads, int most) {
        this.log = log;
        this.candidates = candidates;
        this.texts = texts;
        this.threads = threads;
        this.most = most;
    }

    void take(String project) {
        if (!cut) {
            log.each(project, candidates::wereUsedBy, this::take);
        }
    }

    /** Answers whether there may be more. */
    private boolean take(Evaluation then) {
        cut = evaluations == most || threads.isOver();
        if (!cut) {
            evaluations++;
            threads.give(() -> replay(then), this::count);
        }
        return !cut;
    }

    private Outcome replay(Evaluation then) {
        try {
            Replayed replayed = texts.of(then);
            Kind kind = replayed.kind();
            return new Outcome(
                    kind,
                    kind == Kind.SAME
                            ? null
                            : new Change(
                                    kind,
                                    then.project(),
                                    then.gate(),
                                    then.number(),
                                    then.verdict(),
                                    replayed.now().verdict(),
                                    replayed.differences()),
                    null);
        } catch (NotReplayableException e) {
            return new Outcome(
                    null,
                    null,
                    new NotReplayed(then.project(), then.gate(), then.number(), String.valueOf(e.getMessage())));
        }
    }

    private void count(Outcome outcome) {
        Optional.ofNullable(outcome.kind()).ifPresent(tally::count);
        Optional.ofNullable(outcome.change()).ifPresent(tally::list);
        if (outcome.notReplayed() != null && notReplayable++ < Tally.LISTED) {
            notReplayed.add(outcome.notReplayed());
        }
    }

    RuleTrialReport report() {
        return new RuleTrialReport(evaluations, cut, tally.counts(), tally.changes(), notReplayed, notReplayable);
    }

    /** What came of one evaluation; without a kind where it cannot be replayed. */
    private record Outcome(
            @Nullable Kind kind,
            @Nullable Change change,
            @Nullable NotReplayed notReplayed) {}
}
