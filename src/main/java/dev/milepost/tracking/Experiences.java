package dev.milepost.tracking;

import dev.milepost.forecast.analysis.EstimateAccuracy;
import dev.milepost.forecast.analysis.PastSlip;
import dev.milepost.forecast.analysis.SlipForecast;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Projects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Learns from earlier projects of a plan. Changes nothing; thread-safe. */
@Service
public class Experiences {

    /** So many of the newest projects count. */
    static final int NEWEST = 100;

    private final Projects projects;
    private final InputsReader inputs;

    Experiences(Projects projects, InputsReader inputs) {
        this.projects = projects;
        this.inputs = inputs;
    }

    /** What earlier projects of this plan say. */
    @Transactional(readOnly = true)
    public Experience of(Plan plan) {
        List<Inputs> all =
                projects.newestOf(plan.id(), NEWEST).stream().map(inputs::read).toList();
        List<EvaluationReport> reports =
                all.stream().map(in -> Evaluations.report(in, List.of())).toList();
        List<Experience.Milestone> milestones = milestones(plan, reports);
        EstimateAccuracy accuracy = EstimateAccuracy.of(all.stream()
                .flatMap(in -> Evaluations.finished(in).stream())
                .map(Evaluations.Finished::done)
                .toList());
        return new Experience(
                plan.id(), reports.size(), milestones, phases(plan, reports), accuracy, advice(milestones, accuracy));
    }

    private static List<Experience.Milestone> milestones(Plan plan, List<EvaluationReport> reports) {
        List<PastSlip> slips = reports.stream()
                .flatMap(report -> report.milestones().stream()
                        .filter(one -> one.slip() != null)
                        .map(one -> new PastSlip(report.project(), one.key(), Objects.requireNonNull(one.slip()))))
                .toList();
        SlipForecast forecast = SlipForecast.from(slips);
        List<Experience.Milestone> milestones = new ArrayList<>();
        plan.gates().forEach(gate -> {
            List<PastSlip> own = slips.stream()
                    .filter(slip -> slip.milestone().equals(gate.key()))
                    .toList();
            Double onTime = own.isEmpty()
                    ? null
                    : Double.valueOf((double) own.stream()
                                    .filter(slip -> slip.days() <= 0)
                                    .count()
                            / own.size());
            SlipForecast.Answer answer = forecast.of(gate.key());
            milestones.add(
                    answer instanceof SlipForecast.Expected expected
                            ? new Experience.Milestone(
                                    gate.key(),
                                    gate.name(),
                                    own.size(),
                                    onTime,
                                    expected.median(),
                                    expected.atMost(0.8),
                                    null)
                            : new Experience.Milestone(
                                    gate.key(),
                                    gate.name(),
                                    own.size(),
                                    onTime,
                                    null,
                                    null,
                                    ((SlipForecast.NoForecast) answer).reason()));
        });
        return milestones;
    }

    private static List<Experience.Phase> phases(Plan plan, List<EvaluationReport> reports) {
        return plan.phases().stream()
                .map(phase -> {
                    List<EvaluationReport.Phase> ended = reports.stream()
                            .flatMap(report -> report.phases().stream())
                            .filter(one -> one.id().equals(phase.id()) && one.actualFinish() != null)
                            .toList();
                    return new Experience.Phase(
                            phase.id(),
                            phase.name(),
                            ended.size(),
                            median(ended.stream()
                                    .map(Experiences::ratio)
                                    .filter(Objects::nonNull)
                                    .mapToDouble(Double::doubleValue)
                                    .sorted()
                                    .toArray()));
                })
                .toList();
    }

    /** Both count their first day. */
    private static @Nullable Double ratio(EvaluationReport.Phase phase) {
        if (phase.longer() == null || phase.plannedStart() == null || phase.plannedFinish() == null) {
            return null;
        }
        double planned = 1.0 + java.time.temporal.ChronoUnit.DAYS.between(phase.plannedStart(), phase.plannedFinish());
        double actual = 1.0
                + java.time.temporal.ChronoUnit.DAYS.between(
                        Objects.requireNonNull(phase.actualStart()), Objects.requireNonNull(phase.actualFinish()));
        return planned <= 0 ? null : Double.valueOf(actual / planned);
    }

    private static @Nullable Double median(double[] sorted) {
        return sorted.length == 0
                ? null
                : Double.valueOf((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    private static List<String> advice(List<Experience.Milestone> milestones, EstimateAccuracy accuracy) {
        List<String> advice = new ArrayList<>();
        if (accuracy.medianRatio() != null) {
            advice.add(String.format(
                    Locale.ROOT,
                    "Tasks took %.2f times their likely estimate (median of %d tasks).",
                    accuracy.medianRatio(),
                    accuracy.tasks()));
        }
        for (Experience.Milestone milestone : milestones) {
            if (milestone.slip80() != null && milestone.medianSlip() != null) {
                advice.add(String.format(
                        Locale.ROOT,
                        "%s: expect %.0f working days after its first date, and promise %.0f to be kept in 80 of 100 cases.",
                        milestone.name(),
                        milestone.medianSlip(),
                        milestone.slip80()));
            }
        }
        if (advice.isEmpty()) {
            advice.add("Too few projects of this plan have come to their milestones to learn from.");
        }
        return advice;
    }
}
