package dev.milepost.tracking;

import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Forecast;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the milestones of a project stand: the one place, whether one project is looked at or all. A pure function. */
record MilestoneRule(TrackingSettings settings) {

    /** All milestones of a project, in the order of its plan. */
    List<MilestoneView> views(Position in) {
        Map<String, Deadline> deadlines = in.plan()
                .targets(
                        in.project().start(),
                        in.project().parameters(),
                        in.calendar(),
                        GateRecord.movedTargets(List.copyOf(in.gates().values())));
        return in.plan().gates().stream()
                .map(gate -> view(in, gate, Objects.requireNonNull(deadlines.get(gate.key()))))
                .toList();
    }

    private MilestoneView view(Position in, GateDefinition gate, Deadline deadline) {
        String key = gate.key();
        GateRecord record = in.gate(key);
        LocalDate target = deadline.day();
        LocalDate baseline = in.baseline().get(key);
        LocalDate reached = record.state() == GateState.PASSED && record.passedAt() != null
                ? deadline.dayOf(record.passedAt(), in.calendar().zone())
                : null;
        boolean stopped = record.state() == GateState.KILLED || in.project().state() == Project.State.CANCELLED;
        Forecast forecast = reached != null || stopped ? null : in.forecasts().get(key);
        StatusRule.Judged judged = new StatusRule(in.calendar(), settings)
                .judge(new StatusRule.Case(
                        deadline.dayOf(in.now(), in.calendar().zone()),
                        target,
                        baseline,
                        in.firstBaseline().get(key),
                        in.replans(key),
                        forecast,
                        reached,
                        stopped,
                        in.hasBegun(gate),
                        record.state() == GateState.WAITING && record.verdict() != Verdict.PASS,
                        dueLater(in, gate, target)));
        LocalDate expected = reached == null && forecast != null ? forecast.p80() : reached;
        return new MilestoneView(
                key,
                gate.name(),
                gate.type().name().toLowerCase(Locale.ROOT),
                gate.phase(),
                target,
                baseline,
                forecast == null ? null : MilestoneView.Expected.of(forecast),
                slip(in, baseline, expected),
                in.replans(key),
                in.calendar().zone().getId(),
                reached == null ? null : record.passedAt(),
                judged.status(),
                judged.reason(),
                record.verdict(),
                record.decision());
    }

    private static @Nullable Integer slip(Position in, @Nullable LocalDate baseline, @Nullable LocalDate expected) {
        return baseline == null || expected == null
                ? null
                : Integer.valueOf(Math.toIntExact(in.calendar().workingDaysBetween(baseline, expected)));
    }

    private static List<String> dueLater(Position in, GateDefinition gate, LocalDate target) {
        return in.workItems().stream()
                .filter(item -> item.state() == Observation.WorkItem.State.OPEN
                        && item.phase() != null
                        && item.phase().equals(gate.phase())
                        && item.due() != null
                        && item.due().isAfter(target))
                .map(item -> item.id() + " (" + item.due() + ")")
                .toList();
    }
}
