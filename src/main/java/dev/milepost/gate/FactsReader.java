package dev.milepost.gate;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.gate.facts.Condition;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Outlook;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.storage.RoundTrips;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the rules of a gate may look at. Everything comes in a fixed order, so that equal facts are equal. */
@Component
class FactsReader {

    private static final Comparator<Evidence> BY_SUBJECT = Comparator.comparing(
                    (Evidence piece) -> piece.observation().kind())
            .thenComparing(piece -> piece.observation().subject());

    private final EvidenceStore evidence;
    private final Activities activities;
    private final Conditions conditions;
    private final WaiverLibrary waivers;
    private final ProjectCalendars calendars;
    private final RoundTrips database;

    FactsReader(
            EvidenceStore evidence,
            Activities activities,
            Conditions conditions,
            WaiverLibrary waivers,
            ProjectCalendars calendars,
            RoundTrips database) {
        this.evidence = evidence;
        this.activities = activities;
        this.conditions = conditions;
        this.waivers = waivers;
        this.calendars = calendars;
        this.database = database;
    }

    /** Reads the evidence of a project once, for any number of its gates. */
    @SuppressWarnings("unchecked") // each answer has the rows of its question
    Snapshot read(Project project, Plan plan, List<GateRecord> gates) {
        List<List<?>> answers =
                database.ask(List.of(evidence.newest(project.key()), activities.ofProject(project.key())));
        return read(project, plan, gates, (List<Evidence>) answers.get(0), (List<Activity>) answers.get(1));
    }

    /** Adds what else rules look at to evidence and runs that were read already. */
    Snapshot read(Project project, Plan plan, List<GateRecord> gates, List<Evidence> newest, List<Activity> runs) {
        return new Snapshot(
                project,
                plan,
                calendars.of(project),
                gates,
                newest,
                runs,
                mayHaveConditions(gates) ? conditions.of(project.key()) : List.of(),
                project.waivers() == 0 ? Map.of() : waivers.granted(project.key()));
    }

    /** Spares most projects a query: a condition is left by a gate that passed so, or did before it was come to again. */
    private static boolean mayHaveConditions(List<GateRecord> gates) {
        return gates.stream().anyMatch(gate -> gate.decision() == Decision.CONDITIONAL_GO || gate.round() > 1);
    }

    /** The evidence of a project as of one moment. */
    record Snapshot(
            Project project,
            Plan plan,
            WorkingCalendar calendar,
            List<GateRecord> gates,
            List<Evidence> newest,
            List<Activity> runs,
            List<Condition> conditions,
            Map<String, List<Waiver>> waivers) {

        Snapshot {
            newest = newest.stream().sorted(BY_SUBJECT).toList();
        }

        /** This snapshot with other evidence. */
        Snapshot with(List<Evidence> supposed) {
            return new Snapshot(project, plan, calendar, gates, supposed, runs, conditions, waivers);
        }

        /** This snapshot of a project that is bound to another plan version, or to other rules. */
        Snapshot under(Project bound, Plan itsPlan) {
            return new Snapshot(bound, itsPlan, calendar, gates, newest, runs, conditions, waivers);
        }

        /** The facts for one gate at an instant. */
        Facts factsFor(GateDefinition gate, Instant at) {
            Moment moment = new Moment(at, project.zone());
            Observations seen = Observations.of(newest, at);
            List<Milestone> milestones = milestones(at.atZone(project.zone()).toLocalDate());
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
                    conditions.stream()
                            .filter(condition -> isFor(condition, gate))
                            .toList(),
                    waivers.getOrDefault(gate.key(), List.of()).stream()
                            .filter(waiver -> waiver.until().isAfter(at))
                            .toList());
        }

        /** A condition is for the gates that come next after the one that set it. */
        private boolean isFor(Condition condition, GateDefinition gate) {
            return plan.gate(condition.gate()).stream()
                    .anyMatch(setter -> setter.next().contains(gate.key()));
        }

        private List<Milestone> milestones(LocalDate today) {
            Map<String, GateRecord> byKey =
                    gates.stream().collect(Collectors.toMap(GateRecord::key, Function.identity()));
            Map<String, Deadline> targets =
                    plan.targets(project.start(), project.parameters(), calendar, GateRecord.movedTargets(gates));
            return plan.gates().stream()
                    .map(gate -> {
                        GateRecord record =
                                byKey.getOrDefault(gate.key(), GateRecord.untouched(project.key(), gate.key()));
                        Outlook.Point expected = project.outlook().on(today, gate.key());
                        return new Milestone(
                                gate.key(),
                                gate.name(),
                                Objects.requireNonNull(targets.get(gate.key())).day(),
                                record.state() == GateState.PASSED ? record.passedAt() : null,
                                expected.baseline(),
                                expected.forecast(),
                                expected.probability(),
                                expected.slip());
                    })
                    .toList();
        }
    }
}
