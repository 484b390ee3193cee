package dev.milepost.gate;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the rules of a gate may look at. Everything comes in a fixed order, so that equal facts are equal. */
@Component
class FactsReader {

    private final EvidenceStore evidence;
    private final Activities activities;
    private final WaiverLibrary waivers;

    FactsReader(EvidenceStore evidence, Activities activities, WaiverLibrary waivers) {
        this.evidence = evidence;
        this.activities = activities;
        this.waivers = waivers;
    }

    /** Reads the evidence of a project once, for any number of its gates. */
    Snapshot read(Project project, Plan plan, List<GateRecord> gates) {
        return new Snapshot(
                project,
                plan,
                gates,
                evidence.newest(project.key()),
                activities.of(project.key()),
                project.waivers() == 0 ? Map.of() : waivers.granted(project.key()));
    }

    /** The evidence of a project as of one moment. */
    record Snapshot(
            Project project,
            Plan plan,
            List<GateRecord> gates,
            List<Evidence> newest,
            List<Activity> runs,
            Map<String, List<Waiver>> waivers) {

        /** This snapshot with other evidence. */
        Snapshot with(List<Evidence> supposed) {
            return new Snapshot(project, plan, gates, supposed, runs, waivers);
        }

        /** The facts for one gate at an instant. */
        Facts factsFor(GateDefinition gate, Instant at) {
            Moment moment = new Moment(at, project.zone());
            Observations seen = Observations.of(newest, at);
            List<Milestone> milestones = milestones();
            LocalDate target = milestones.stream()
                    .filter(milestone -> milestone.key().equals(gate.key()))
                    .findFirst()
                    .orElseThrow()
                    .target();
            return new Facts(
                    new Gate(
                            gate.key(),
                            gate.name(),
                            gate.type().name().toLowerCase(Locale.ROOT),
                            gate.phase(),
                            project.key(),
                            target),
                    moment,
                    Parameters.fill(gate.parameters(), project.parameters()),
                    new TaskStates(plan, runs).tasks(gate),
                    seen.workItems(),
                    seen.testReports(),
                    seen.metrics(),
                    seen.events(),
                    milestones,
                    waivers.getOrDefault(gate.key(), List.of()).stream()
                            .filter(waiver -> waiver.until().isAfter(at))
                            .toList());
        }

        private List<Milestone> milestones() {
            Map<String, GateRecord> byKey =
                    gates.stream().collect(Collectors.toMap(GateRecord::key, Function.identity()));
            return plan.gates().stream()
                    .map(gate -> {
                        GateRecord record =
                                byKey.getOrDefault(gate.key(), GateRecord.untouched(project.key(), gate.key()));
                        LocalDate target = record.target() != null
                                ? record.target()
                                : gate.target().resolve(project.start(), project.parameters());
                        return new Milestone(
                                gate.key(),
                                gate.name(),
                                target,
                                record.state() == GateState.PASSED ? record.passedAt() : null);
                    })
                    .toList();
        }
    }
}
