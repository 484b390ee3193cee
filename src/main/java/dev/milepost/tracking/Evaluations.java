package dev.milepost.tracking;

import dev.milepost.evidence.Activity;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.forecast.analysis.Calibration;
import dev.milepost.forecast.analysis.EstimateAccuracy;
import dev.milepost.forecast.analysis.HitRate;
import dev.milepost.forecast.analysis.SlipParts;
import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Phase;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares what was planned with what happened. Changes nothing; thread-safe. */
@Service
public class Evaluations {

    private final InputsReader inputs;
    private final Forecasts forecasts;

    Evaluations(InputsReader inputs, Forecasts forecasts) {
        this.inputs = inputs;
        this.forecasts = forecasts;
    }

    /**
     * The evaluation of a project, as far as it has come.
     *
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public EvaluationReport of(String key) {
        Inputs in = inputs.read(key);
        return report(in, forecasts.of(key));
    }

    static EvaluationReport report(Inputs in, List<Forecast> made) {
        Project project = in.project();
        List<EvaluationReport.Phase> phases =
                in.plan().phases().stream().map(phase -> phase(in, phase)).toList();
        List<Finished> finished = finished(in);
        return new EvaluationReport(
                project.key(),
                project.name(),
                project.plan(),
                project.planVersion(),
                project.state(),
                project.start(),
                project.endedAt(),
                in.plan().gates().stream().map(gate -> milestone(in, gate)).toList(),
                phases,
                slip(in, phases),
                EstimateAccuracy.of(finished.stream().map(Finished::done).toList()),
                finished.stream().map(Finished::task).toList(),
                in.changes().stream().map(Evaluations::replan).toList(),
                forecasting(in, made));
    }

    private static EvaluationReport.Milestone milestone(Inputs in, GateDefinition gate) {
        String key = gate.key();
        LocalDate first = in.baselines().stream()
                .findFirst()
                .flatMap(baseline -> baseline.target(key))
                .orElse(null);
        LocalDate actual = in.reached(key);
        Instant until = actual == null || in.gate(key).passedAt() == null
                ? in.now()
                : Objects.requireNonNull(in.gate(key).passedAt());
        Long lastReplan = in.changes().stream()
                .filter(change -> change.kind() == PlanChange.Kind.TARGET
                        && change.subject().equals(key))
                .reduce((earlier, later) -> later)
                .map(change -> ChronoUnit.DAYS.between(change.at(), until))
                .orElse(null);
        return new EvaluationReport.Milestone(
                key,
                gate.name(),
                gate.phase(),
                first,
                in.reporting().flatMap(baseline -> baseline.target(key)).orElse(null),
                in.target(key),
                actual,
                between(in, first, actual),
                between(in, in.target(key), actual),
                in.replans(key),
                lastReplan);
    }

    private static @Nullable Long between(Inputs in, @Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : Long.valueOf(in.calendar().workingDaysBetween(from, to));
    }

    /** Its planned days are those of its tasks in the first baseline. */
    static EvaluationReport.Phase phase(Inputs in, Phase phase) {
        List<Baseline.TaskEntry> planned = in.baselines().stream()
                .findFirst()
                .map(baseline -> baseline.entries().tasks().stream()
                        .filter(task -> isWithin(in, task.phase(), phase.id()))
                        .toList())
                .orElse(List.of());
        LocalDate plannedStart = planned.stream()
                .map(Baseline.TaskEntry::start)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate plannedFinish = planned.stream()
                .map(Baseline.TaskEntry::finish)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<Activity> runs = in.runs().stream()
                .filter(run -> run.element().equals(phase.id()))
                .toList();
        LocalDate actualStart = runs.isEmpty() ? null : day(in, runs.get(0).startedAt());
        Activity last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        LocalDate actualFinish = last == null || last.finishedAt() == null ? null : day(in, last.finishedAt());
        Long plannedDays = between(in, plannedStart, plannedFinish);
        Long actualDays = between(in, actualStart, actualFinish);
        return new EvaluationReport.Phase(
                phase.id(),
                phase.name(),
                plannedStart,
                plannedFinish,
                actualStart,
                actualFinish,
                plannedDays == null || actualDays == null ? null : Long.valueOf(actualDays - plannedDays));
    }

    private static boolean isWithin(Inputs in, @Nullable String of, String phase) {
        for (String id = of; id != null; id = parent(in, id)) {
            if (id.equals(phase)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String parent(Inputs in, String phase) {
        return in.plan().phases().stream()
                .filter(one -> one.id().equals(phase))
                .findFirst()
                .map(Phase::parent)
                .orElse(null);
    }

    private static LocalDate day(Inputs in, Instant at) {
        return at.atZone(in.calendar().zone()).toLocalDate();
    }

    private static @Nullable SlipParts slip(Inputs in, List<EvaluationReport.Phase> phases) {
        List<SlipParts.Phase> ended = new ArrayList<>();
        for (EvaluationReport.Phase phase : phases) {
            boolean top =
                    in.plan().phases().stream().anyMatch(one -> one.id().equals(phase.id()) && one.parent() == null);
            if (top
                    && phase.plannedStart() != null
                    && phase.plannedFinish() != null
                    && phase.actualStart() != null
                    && phase.actualFinish() != null) {
                ended.add(new SlipParts.Phase(
                        phase.name(),
                        phase.plannedStart(),
                        phase.plannedFinish(),
                        phase.actualStart(),
                        phase.actualFinish()));
            }
        }
        ended.sort(Comparator.comparing(SlipParts.Phase::plannedStart));
        return ended.isEmpty() ? null : SlipParts.of(ended, in.calendar()::workingDaysBetween);
    }

    static List<Finished> finished(Inputs in) {
        List<Finished> finished = new ArrayList<>();
        in.plan()
                .tasks()
                .forEach(task -> in.runs().stream()
                        .filter(run -> run.element().equals(task.id())
                                && run.state() == Activity.State.COMPLETED
                                && run.finishedAt() != null)
                        .reduce((earlier, later) -> later)
                        .ifPresent(run -> estimate(in, task.id())
                                .ifPresent(estimate -> finished.add(new Finished(
                                        task.id(),
                                        task.name(),
                                        estimate,
                                        in.calendar().minutesPerDay(),
                                        Math.max(
                                                0,
                                                in.calendar()
                                                        .between(
                                                                run.startedAt(),
                                                                Objects.requireNonNull(run.finishedAt()))))))));
        return finished;
    }

    /** The estimate of a task in the first baseline, or its own where it had none then. */
    private static Optional<Estimate> estimate(Inputs in, String task) {
        return in.baselines().stream()
                .findFirst()
                .flatMap(baseline -> baseline.entries().tasks().stream()
                        .filter(one -> one.id().equals(task) && one.estimate() != null)
                        .findFirst())
                .map(one -> Objects.requireNonNull(one.estimate()))
                .or(() -> Optional.ofNullable(in.estimates().get(task)))
                .flatMap(Estimate::parse);
    }

    private static EvaluationReport.Replan replan(PlanChange change) {
        return new EvaluationReport.Replan(
                change.kind().name(),
                change.subject(),
                change.at(),
                change.by(),
                change.before(),
                change.after(),
                change.reason());
    }

    /** Of each milestone that was reached, all forecasts made before that day. */
    private static EvaluationReport.Forecasting forecasting(Inputs in, List<Forecast> made) {
        List<HitRate.Promise> promises = new ArrayList<>();
        List<Calibration.Call> calls = new ArrayList<>();
        for (Forecast forecast : made) {
            LocalDate reached =
                    in.plan().gate(forecast.milestone()).isPresent() ? in.reached(forecast.milestone()) : null;
            if (reached != null && forecast.day().isBefore(reached)) {
                promises.add(new HitRate.Promise(forecast.p80(), reached));
                calls.add(new Calibration.Call(forecast.probability(), !reached.isAfter(forecast.target())));
            }
        }
        return new EvaluationReport.Forecasting(HitRate.of(promises, in.today()), Calibration.of(calls));
    }

    /** A finished task with its estimate. */
    record Finished(String id, String name, Estimate estimate, long minutesPerDay, long minutes) {
        EstimateAccuracy.Done done() {
            return new EstimateAccuracy.Done(
                    new Spread(
                            estimate.low().minutes(minutesPerDay),
                            Math.max(
                                    estimate.low().minutes(minutesPerDay),
                                    estimate.likely().minutes(minutesPerDay)),
                            Math.max(
                                    Math.max(
                                            estimate.low().minutes(minutesPerDay),
                                            estimate.likely().minutes(minutesPerDay)),
                                    estimate.high().minutes(minutesPerDay))),
                    minutes);
        }

        EvaluationReport.Task task() {
            long likely = estimate.likely().minutes(minutesPerDay);
            return new EvaluationReport.Task(
                    id,
                    name,
                    estimate.text(),
                    Projector.rounded((double) minutes / minutesPerDay, 100),
                    likely == 0 ? null : Double.valueOf(Projector.rounded((double) minutes / likely, 100)));
        }
    }
}
