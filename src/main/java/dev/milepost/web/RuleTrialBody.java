package dev.milepost.web;

import dev.milepost.gate.GateState;
import dev.milepost.gate.GateTrialReport;
import dev.milepost.gate.GateTrialReport.NotJudged;
import dev.milepost.gate.RuleTrial;
import dev.milepost.gate.RuleTrialReport;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.gate.Verdict;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** What came of a trial of rules, each entry with where it can be opened. */
record RuleTrialBody(
        int projects,
        int evaluations,
        boolean cut,
        Map<Kind, Integer> counts,
        List<Change> changes,
        List<NotReplayed> notReplayed,
        int notReplayable,
        Gates gates) {

    static RuleTrialBody of(RuleTrial.Report report) {
        RuleTrialReport evaluations = report.evaluations();
        return new RuleTrialBody(
                report.projects(),
                evaluations.evaluations(),
                evaluations.cut(),
                evaluations.counts(),
                evaluations.changes().stream().map(Change::of).toList(),
                evaluations.notReplayed().stream().map(NotReplayed::of).toList(),
                evaluations.notReplayable(),
                Gates.of(report.gates()));
    }

    /**
     * A recorded evaluation that would have been another.
     *
     * @param page where it is shown as it was
     * @param replay the call that shows it beside what it would have been
     */
    record Change(
            Kind kind,
            String project,
            String gate,
            int number,
            Verdict was,
            Verdict now,
            List<String> differences,
            String page,
            String replay) {
        private static Change of(RuleTrialReport.Change change) {
            String page = evaluation(change.project(), change.gate(), change.number());
            return new Change(
                    change.kind(),
                    change.project(),
                    change.gate(),
                    change.number(),
                    change.was(),
                    change.now(),
                    change.differences(),
                    page,
                    "/api" + page + "/replay");
        }
    }

    /** A recorded evaluation that nothing can be said of, with its page. */
    record NotReplayed(String project, String gate, int number, String reason, String page) {
        private static NotReplayed of(RuleTrialReport.NotReplayed not) {
            return new NotReplayed(
                    not.project(),
                    not.gate(),
                    not.number(),
                    not.reason(),
                    evaluation(not.project(), not.gate(), not.number()));
        }
    }

    /** The gates that were judged as they stand. */
    record Gates(
            int judged, boolean cut, Map<Kind, Integer> counts, List<GateChange> changes, List<NotJudged> notJudged) {
        private static Gates of(GateTrialReport gates) {
            return new Gates(
                    gates.judged(),
                    gates.cut(),
                    gates.counts(),
                    gates.changes().stream().map(GateChange::of).toList(),
                    gates.notJudged());
        }
    }

    /**
     * A gate that would change.
     *
     * @param page where the gate is shown
     * @param whatIf the call that shows what it would say
     */
    record GateChange(
            Kind kind,
            String project,
            String gate,
            String name,
            GateState state,
            Verdict was,
            Verdict now,
            List<String> differences,
            boolean signOffWithdrawn,
            String page,
            String whatIf) {
        private static GateChange of(GateTrialReport.GateChange change) {
            String page = path("/projects/{project}/gates/{gate}", change.project(), change.gate());
            return new GateChange(
                    change.kind(),
                    change.project(),
                    change.gate(),
                    change.name(),
                    change.state(),
                    change.was(),
                    change.now(),
                    change.differences(),
                    change.signOffWithdrawn(),
                    page,
                    "/api" + page + "/what-if");
        }
    }

    private static String evaluation(String project, String gate, int number) {
        return path("/projects/{project}/gates/{gate}/evaluations/{number}", project, gate, number);
    }

    private static String path(String pattern, Object... values) {
        return UriComponentsBuilder.fromPath(pattern)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
