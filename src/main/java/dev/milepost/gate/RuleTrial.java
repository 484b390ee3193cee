package dev.milepost.gate;

import dev.milepost.audit.Digest;
import dev.milepost.gate.RuleTrialReport.Change;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.gate.RuleTrialReport.NotReplayed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Tries rule files that are not deployed on the decisions of yesterday: every recorded evaluation that used a file of the same name is
 * judged once more, with the facts and the instant of then and the file of now. Changes nothing; thread-safe.
 */
@Service
public class RuleTrial {

    /** How many evaluations are replayed at most. */
    public static final int MOST = 50_000;

    private static final int LISTED = 500;

    private final DecisionLog log;
    private final RuleArchive archive;
    private final Judging judging;
    private final Judge judge;
    private final Milestones milestones;

    RuleTrial(DecisionLog log, RuleArchive archive, Judging judging, Judge judge, Milestones milestones) {
        this.log = log;
        this.archive = archive;
        this.judging = judging;
        this.judge = judge;
        this.milestones = milestones;
    }

    /**
     * What the evaluations of projects would have been.
     *
     * @param projects their keys
     * @param candidates DRL texts by the names of the files they would take the place of
     * @throws UnknownProjectException if there is no such project
     */
    public RuleTrialReport of(Collection<String> projects, Map<String, String> candidates) {
        projects.forEach(milestones::project);
        Trial trial = new Trial(candidates);
        try {
            for (String project : projects) {
                log.each(project, trial::take);
            }
            return trial.report();
        } finally {
            candidates.values().forEach(source -> judge.forget(Digest.ofText(source)));
        }
    }

    /** One trial. */
    private final class Trial {

        private final Map<String, String> candidates;
        private final Map<String, Optional<String>> archived = new HashMap<>();
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        private final List<Change> changes = new ArrayList<>();
        private final List<NotReplayed> notReplayed = new ArrayList<>();
        private int evaluations;
        private boolean cut;

        Trial(Map<String, String> candidates) {
            this.candidates = candidates;
        }

        /** Answers whether there may be more. */
        boolean take(Evaluation then) {
            if (then.rules().stream().noneMatch(rule -> candidates.containsKey(rule.file()))) {
                return true;
            }
            if (evaluations == MOST) {
                cut = true;
                return false;
            }
            evaluations++;
            List<RuleFile> files = new ArrayList<>();
            for (Evaluation.RuleVersion version : then.rules()) {
                String candidate = candidates.get(version.file());
                Optional<String> source = candidate == null ? source(version.sha256()) : Optional.of(candidate);
                if (source.isEmpty()) {
                    notReplayed.add(new NotReplayed(
                            then.project(),
                            then.gate(),
                            then.number(),
                            "The text of " + version.file() + " as it was is not in the archive."));
                    return true;
                }
                files.add(new RuleFile(
                        version.use(),
                        version.deployment(),
                        candidate == null ? version.sha256() : Digest.ofText(candidate),
                        source.get()));
            }
            compare(then, judging.judge(files, then.facts()));
            return true;
        }

        private Optional<String> source(String sha256) {
            return archived.computeIfAbsent(sha256, archive::find);
        }

        private void compare(Evaluation then, Judgement now) {
            Kind kind = Kind.of(then, now);
            counts.merge(kind, 1, Integer::sum);
            if (kind != Kind.SAME && changes.size() < LISTED) {
                changes.add(new Change(
                        kind,
                        then.project(),
                        then.gate(),
                        then.number(),
                        then.verdict(),
                        now.verdict(),
                        Differences.between(then.findings(), now.findings())));
            }
        }

        RuleTrialReport report() {
            return new RuleTrialReport(
                    evaluations,
                    cut,
                    counts,
                    changes,
                    notReplayed.subList(0, Math.min(LISTED, notReplayed.size())),
                    notReplayed.size());
        }
    }
}
