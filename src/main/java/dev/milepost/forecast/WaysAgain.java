package dev.milepost.forecast;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.Draft.Way;
import dev.milepost.forecast.network.Activity.Split;
import dev.milepost.forecast.network.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes loops of the ways that lead back, so that no cycle is left.
 *
 * <p>A way back begins where something decides for it, as a gate or an exclusive gateway. What lies only on ways back, rework before
 * a phase begins anew for instance, is done once per repetition. In the network it stands before the decision, where it is taken
 * with the probability of going back at each passage: on average that is as often as the loop is repeated, p/(1-p) times.
 */
final class WaysAgain {

    /** How many repetitions a forecast looks at; at the greatest probability fewer than one in ten projects has more. */
    private static final int MOST = 50;

    private static final double GREATEST = 0.95;

    private final Draft draft;
    private final Step root;
    private final Gaps gaps;
    private final Predicate<Step> isWork;
    private final Predicate<Step> isRunning;
    private final Set<Way> back = new LinkedHashSet<>();
    private final Set<Step> onlyBack = new LinkedHashSet<>();
    private final Set<Step> placed = new HashSet<>();

    WaysAgain(Draft draft, Step root, Gaps gaps, Predicate<Step> isWork, Predicate<Step> isRunning) {
        this.draft = draft;
        this.root = root;
        this.gaps = gaps;
        this.isWork = isWork;
        this.isRunning = isRunning;
    }

    void makeLoops() {
        findBack();
        back.forEach(draft::remove);
        findOnlyBack();
        List<Way> decisions = new ArrayList<>();
        draft.steps().stream()
                .filter(step -> !onlyBack.contains(step))
                .forEach(step -> draft.out(step).stream()
                        .filter(way -> onlyBack.contains(way.to))
                        .forEach(decisions::add));
        back.stream()
                .filter(way -> !onlyBack.contains(way.from) || onlyBack.contains(way.to))
                .forEach(decisions::add);
        decisions.forEach(this::decide);
    }

    /** The ways that lead to a step on the path by which it was reached (depth first, from the beginning). */
    private void findBack() {
        Set<Step> seen = new HashSet<>();
        visit(root, seen);
        List.copyOf(draft.steps()).stream()
                .filter(step -> draft.in(step).isEmpty())
                .forEach(step -> visit(step, seen));
        List.copyOf(draft.steps()).forEach(step -> visit(step, seen));
    }

    private void visit(Step first, Set<Step> seen) {
        if (!seen.add(first)) {
            return;
        }
        Set<Step> onPath = new HashSet<>(Set.of(first));
        Deque<Step> path = new ArrayDeque<>(List.of(first));
        Deque<Iterator<Way>> left = new ArrayDeque<>();
        left.push(List.copyOf(draft.out(first)).iterator());
        while (!path.isEmpty()) {
            if (!left.element().hasNext()) {
                left.pop();
                onPath.remove(path.pop());
                continue;
            }
            Way way = left.element().next();
            if (onPath.contains(way.to)) {
                back.add(way);
            } else if (seen.add(way.to)) {
                path.push(way.to);
                onPath.add(way.to);
                left.push(List.copyOf(draft.out(way.to)).iterator());
            }
        }
    }

    /** The steps from which every way leads back. */
    private void findOnlyBack() {
        Deque<Step> open = new ArrayDeque<>();
        back.forEach(way -> open.add(way.from));
        while (!open.isEmpty()) {
            Step step = open.pop();
            boolean leadsOn = draft.out(step).stream().anyMatch(way -> !onlyBack.contains(way.to));
            if (step != root && !leadsOn && onlyBack.add(step)) {
                draft.in(step).forEach(way -> open.add(way.from));
            }
        }
    }

    /** The steps that are done once per repetition. */
    Set<Step> placed() {
        return placed;
    }

    private void decide(Way decision) {
        Step from = decision.from;
        if (from.split == Split.ALL) {
            gaps.add(
                    nodeOf(from),
                    "From here work begins again without end: nothing decides whether it does.",
                    "Let an exclusive gateway decide, with a way that leads on.");
            draft.remove(decision);
            return;
        }
        double chance = Math.min(GREATEST, decision.probability);
        if (decision.probability > GREATEST) {
            gaps.add(
                    nodeOf(from),
                    "Work begins again from here nearly always. The forecast takes it to do so in "
                            + Math.round(GREATEST * 100) + " of 100 cases.",
                    "Give the way back a probability below " + GREATEST + ".");
        }
        Set<Step> between = back.contains(decision) ? Set.of() : draft.from(decision.to);
        List<Way> ends = back.contains(decision)
                ? List.of(decision)
                : back.stream()
                        .filter(way -> between.contains(way.from) && !onlyBack.contains(way.to))
                        .toList();
        rescale(decision);
        boolean underWay = between.stream().anyMatch(isRunning);
        if (underWay) {
            draft.remove(decision);
            ends.stream().filter(end -> !draft.leads(end.to, end.from)).forEach(end -> draft.link(end.from, end.to));
        } else if (chance > 0 && between.stream().anyMatch(isWork)) {
            place(decision, chance, ends, between);
        }
        for (Way end : ends) {
            if (!draft.leads(end.to, from)) {
                gaps.add(
                        nodeOf(from),
                        "The way back from here leads to where '" + nodeOf(from)
                                + "' is never come to again. It is left out of the forecast.",
                        "Let it lead to where the work before this begins.");
            } else if (chance > 0) {
                draft.loop(new Loop(from.id, end.to.id, chance / ends.size(), MOST));
            }
        }
    }

    /** What is left when it is not taken is certain together. */
    private void rescale(Way decision) {
        decision.probability = 0;
        decision.back = true;
        List<Way> others = draft.out(decision.from);
        double rest = others.stream().mapToDouble(way -> way.probability).sum();
        if (decision.from.split == Split.ONE && rest > 0) {
            others.forEach(way -> way.probability /= rest);
        }
    }

    private void place(Way decision, double chance, List<Way> ends, Set<Step> between) {
        String node = nodeOf(decision.from);
        Step itself = draft.find(node);
        Step decider = itself == null ? draft.known(PlanNetwork.endOf(node)) : itself;
        if (between.stream().anyMatch(placed::contains)) {
            between.stream()
                    .filter(isWork)
                    .forEach(step -> gaps.add(
                            step.id,
                            "What is done on the way back is counted for the first of the gates and gateways that lead to it.",
                            "Draw a step of its own on each way back."));
            return;
        }
        placed.addAll(between);
        Step again = draft.step(decider.id + ":again");
        if (again.split == Split.ALL) {
            again.split = Split.ONE;
            draft.putBefore(decider, again);
            draft.link(again, decider, 1);
        }
        draft.out(again).get(0).probability -= chance;
        draft.remove(decision);
        draft.link(again, decision.to, chance);
        ends.forEach(end -> draft.link(end.from, decider));
    }

    /** The element that a step belongs to. */
    private static String nodeOf(Step step) {
        int colon = step.id.indexOf(':');
        return colon < 0 ? step.id : step.id.substring(0, colon);
    }
}
