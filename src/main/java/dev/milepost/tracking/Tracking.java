package dev.milepost.tracking;

import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the milestones of projects stand. Changes nothing; thread-safe. */
@Service
public class Tracking {

    private final InputsReader inputs;
    private final Forecasts forecasts;
    private final TrackingSettings settings;

    Tracking(InputsReader inputs, Forecasts forecasts, TrackingSettings settings) {
        this.inputs = inputs;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /**
     * All milestones of a project, in the order of its plan.
     *
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public List<MilestoneView> milestones(String key) {
        Inputs in = inputs.read(key);
        Map<String, Forecast> newest =
                forecasts.newest(key).stream().collect(Collectors.toMap(Forecast::milestone, Function.identity()));
        return in.plan().gates().stream()
                .map(gate -> view(in, gate, newest.get(gate.key())))
                .toList();
    }

    private MilestoneView view(Inputs in, GateDefinition gate, @Nullable Forecast newest) {
        String key = gate.key();
        GateRecord record = in.gate(key);
        Deadline deadline = in.deadline(key);
        LocalDate target = deadline.day();
        LocalDate baseline =
                in.reporting().flatMap(reporting -> reporting.target(key)).orElse(null);
        LocalDate reached = in.reached(key);
        boolean stopped = record.state() == GateState.KILLED || in.project().state() == Project.State.CANCELLED;
        Forecast forecast = reached != null || stopped ? null : newest;
        StatusRule.Judged judged = new StatusRule(in.calendar(), settings)
                .judge(new StatusRule.Case(
                        deadline.dayOf(in.now(), in.calendar().zone()),
                        target,
                        baseline,
                        in.baselines().stream()
                                .findFirst()
                                .flatMap((Baseline first) -> first.target(key))
                                .orElse(null),
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
                baseline == null || expected == null
                        ? null
                        : Integer.valueOf(Math.toIntExact(in.calendar().workingDaysBetween(baseline, expected))),
                in.replans(key),
                in.calendar().zone().getId(),
                reached == null ? null : record.passedAt(),
                judged.status(),
                judged.reason(),
                record.verdict(),
                record.decision());
    }

    private static List<String> dueLater(Inputs in, GateDefinition gate, LocalDate target) {
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
