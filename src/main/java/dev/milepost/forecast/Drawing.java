package dev.milepost.forecast;

import static dev.milepost.forecast.PlanNetwork.endOf;
import static dev.milepost.forecast.PlanNetwork.startOf;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.Progress.State;
import dev.milepost.forecast.Progress.Work;
import dev.milepost.forecast.network.Activity.Split;
import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.Plan;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the network of one project, step by step. */
final class Drawing {

    private static final Set<Kind> WORK = Set.of(Kind.TASK, Kind.CALL, Kind.CATCH, Kind.GATE);

    private final Plan plan;
    private final Progress progress;
    private final Assumptions assumptions;
    private final WorkingCalendar calendar;
    private final Instant origin;
    private final Timeline time;
    private final Draft draft = new Draft();
    private final Gaps gaps;

    Drawing(Plan plan, Progress progress, WorkingCalendar calendar, Assumptions assumptions) {
        this.plan = plan;
        this.progress = progress;
        this.assumptions = assumptions;
        this.calendar = calendar;
        this.origin = calendar.startOfDay(progress.start());
        this.time = new Timeline(calendar, origin, progress.now());
        this.gaps = new Gaps(plan.flow());
    }

    PlanNetwork draw() {
        List<FlowNode> nodes = plan.flow().nodes();
        Set<String> work = nodes.stream()
                .filter(node -> WORK.contains(node.kind()))
                .map(FlowNode::id)
                .collect(Collectors.toSet());
        new FlowSteps(plan.id(), plan.flow(), new Catchers(plan, assumptions.recycling(), gaps), draft, gaps).draw();
        reportUnreachable(nodes);
        takeTime(nodes);
        boolean estimated = draft.steps().stream().anyMatch(step -> step.duration.high() > 0);
        WaysAgain waysAgain =
                new WaysAgain(draft, root(), gaps, step -> step.duration.high() > 0, step -> isRunning(step.id));
        waysAgain.makeLoops();
        new Waits(plan, draft, time, gaps).draw(assumptions);
        closeUnreachable();
        Standing standing = new Standing(draft, time, progress);
        standing.forget(waysAgain.placed(), nodes);
        standing.apply(nodes);
        new Choices(draft, step -> work.contains(step.id)).settle();
        Copies copies = new Copies(draft, gaps);
        nodes.forEach(copies::draw);
        return new PlanNetwork(draft.network(), gaps.inDocumentOrder(), origin, estimated, calendar, draft.earliest());
    }

    private Step root() {
        return draft.known(startOf(plan.id()));
    }

    private void takeTime(List<FlowNode> nodes) {
        Works works = new Works(plan, assumptions, time, calendar.zone(), gaps);
        for (FlowNode node : nodes) {
            Step step = draft.find(node.id());
            if (step != null) {
                step.duration = works.duration(node);
                Instant opens = works.notBefore(node);
                step.notBefore = opens == null ? 0 : Math.max(0, time.at(opens));
                step.earliest = opens;
            }
        }
    }

    private boolean isRunning(String id) {
        Work work = progress.works().get(id);
        return work != null && work.state() == State.RUNNING;
    }

    private void reportUnreachable(List<FlowNode> nodes) {
        Set<Step> reached = draft.from(root());
        for (FlowNode node : nodes) {
            Step step = draft.find(node.kind() == Kind.PHASE ? startOf(node.id()) : node.id());
            if (step != null && !reached.contains(step)) {
                gaps.add(
                        node.id(),
                        "'" + node.name() + "' cannot be reached. It is left out of the forecast.",
                        "Draw the sequence flow that leads to it, or remove it.");
            }
        }
    }

    /** What nothing leads to is not carried out. */
    private void closeUnreachable() {
        List<Step> cut = draft.steps().stream()
                .filter(step -> step != root() && draft.in(step).isEmpty())
                .toList();
        if (!cut.isEmpty()) {
            Step never = draft.step(plan.id() + ":never");
            never.split = Split.SOME;
            draft.link(root(), never);
            draft.link(never, draft.known(endOf(plan.id())));
            cut.forEach(step -> draft.link(never, step, 0));
        }
    }
}
