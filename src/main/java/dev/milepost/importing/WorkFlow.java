package dev.milepost.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws links as flows that are sound: in each phase all that may begin at once begins behind one split, everything waits for what
 * it has to in a join, and one join ends all. Links between phases hold the later phase back as a whole.
 */
final class WorkFlow {

    /** One waits for the other. */
    record Link(Work from, Work to) {}

    private final String file;
    private final Draft draft;
    private final Notes notes;
    private final List<Link> links;

    WorkFlow(String file, Draft draft, Notes notes, List<Link> links) {
        this.file = file;
        this.draft = draft;
        this.notes = notes;
        this.links = links;
    }

    void build(Work holder, Scope scope) throws ImportRefused {
        Map<Work, Set<Work>> next = next(holder);
        List<Work> circle = circle(holder.children, next);
        while (!circle.isEmpty()) {
            if (circle.stream().allMatch(work -> work.children.isEmpty())) {
                throw new ImportRefused(
                        file,
                        circle.get(0).line(),
                        "These tasks wait for each other: "
                                + String.join(
                                        " → ", circle.stream().map(Work::name).toList()) + " → "
                                + circle.get(0).name() + ".",
                        "Remove one of the links between them.");
            }
            for (Work phase : circle) {
                dissolve(holder, phase);
            }
            next = next(holder);
            circle = circle(holder.children, next);
        }
        reduce(holder.children, next);
        draw(holder, scope, next);
        for (Work child : holder.children) {
            if (!child.children.isEmpty()) {
                Scope inside = new Scope();
                child.step.inside = inside;
                build(child, inside);
            }
        }
    }

    private void dissolve(Work holder, Work phase) {
        if (phase.children.isEmpty()) {
            return;
        }
        notes.changed(
                phase.name(),
                phase.line(),
                "The summary '" + phase.name()
                        + "' is no phase: work in it waits for work outside that waits for it. Its"
                        + " tasks lie beside each other now.",
                "Group them into phases of which one ends before the other begins.");
        int at = holder.children.indexOf(phase);
        holder.children.remove(phase);
        holder.children.addAll(at, phase.children);
        phase.children.forEach(child -> child.parent = holder);
        phase.parent = null;
        phase.dissolved = true;
    }

    /** The links among what a phase holds, those of what lies deeper included. */
    private Map<Work, Set<Work>> next(Work holder) {
        Map<Work, Set<Work>> next = new LinkedHashMap<>();
        for (Link link : links) {
            for (Work from : link.from().ends()) {
                for (Work to : link.to().ends()) {
                    lift(holder, from, to, next);
                }
            }
        }
        return next;
    }

    private void lift(Work holder, Work from, Work to, Map<Work, Set<Work>> next) {
        List<Work> first = from.path();
        List<Work> second = to.path();
        int depth = first.indexOf(holder) + 1;
        if (depth == 0 || second.indexOf(holder) != depth - 1 || first.size() <= depth || second.size() <= depth) {
            return;
        }
        Work one = first.get(depth);
        Work other = second.get(depth);
        if (one == other) {
            if (first.size() == depth + 1 || second.size() == depth + 1) {
                notes.dropped(
                        one.name(),
                        one.line(),
                        "A link between '" + from.name() + "' and '" + to.name()
                                + "' was left out: one holds the other.",
                        "");
            }
            return;
        }
        if (next.computeIfAbsent(one, none -> new LinkedHashSet<>()).add(other) && (one != from || other != to)) {
            notes.changed(
                    to.name(),
                    to.line(),
                    "'" + to.name() + "' waits for '" + from.name() + "': '" + other.name() + "' begins when '"
                            + one.name() + "' has ended, as a whole.",
                    "");
        }
    }

    /** Some works of which each waits for the one before, round; empty where there are none. */
    private static List<Work> circle(List<Work> works, Map<Work, Set<Work>> next) {
        Map<Work, Integer> state = new HashMap<>();
        for (Work root : works) {
            Deque<Work> path = new ArrayDeque<>();
            Deque<Deque<Work>> open = new ArrayDeque<>();
            if (state.putIfAbsent(root, 1) == null) {
                path.push(root);
                open.push(new ArrayDeque<>(next.getOrDefault(root, Set.of())));
            }
            while (!path.isEmpty()) {
                Work step = open.getFirst().poll();
                if (step == null) {
                    state.put(path.pop(), 2);
                    open.pop();
                } else if (!state.containsKey(step)) {
                    state.put(step, 1);
                    path.push(step);
                    open.push(new ArrayDeque<>(next.getOrDefault(step, Set.of())));
                } else if (state.getOrDefault(step, 0) == 1) {
                    List<Work> circle = new ArrayList<>();
                    for (Work work : path) {
                        circle.add(0, work);
                        if (work == step) {
                            return circle;
                        }
                    }
                }
            }
        }
        return List.of();
    }

    /** Leaves out links that follow from others. */
    private static void reduce(List<Work> works, Map<Work, Set<Work>> next) {
        List<Work> order = new ArrayList<>();
        Map<Work, Integer> waits = new HashMap<>();
        next.values().forEach(all -> all.forEach(work -> waits.merge(work, 1, Integer::sum)));
        Deque<Work> open = new ArrayDeque<>();
        works.stream().filter(work -> !waits.containsKey(work)).forEach(open::add);
        while (!open.isEmpty()) {
            Work work = open.poll();
            order.add(work);
            for (Work later : next.getOrDefault(work, Set.of())) {
                if (waits.merge(later, -1, Integer::sum) == 0) {
                    open.add(later);
                }
            }
        }
        Map<Work, Integer> number = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            number.put(order.get(i), i);
        }
        Map<Work, BitSet> reach = new HashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Work work = order.get(i);
            BitSet all = new BitSet(order.size());
            List<Work> behind = new ArrayList<>(next.getOrDefault(work, Set.of()));
            behind.sort(java.util.Comparator.comparingInt(later -> number.getOrDefault(later, 0)));
            for (Work later : behind) {
                int at = number.getOrDefault(later, 0);
                if (all.get(at)) {
                    next.getOrDefault(work, Set.of()).remove(later);
                } else {
                    all.set(at);
                    all.or(reach.getOrDefault(later, new BitSet()));
                }
            }
            reach.put(work, all);
        }
    }

    private void draw(Work holder, Scope scope, Map<Work, Set<Work>> next) {
        String of = holder.step.id.isEmpty() ? "project" : holder.step.id;
        Step start = new Step("startEvent", draft.ids.like("start_" + of, "start"), "", 0);
        Step end = new Step("endEvent", draft.ids.like("end_" + of, "end"), "", 0);
        scope.steps.add(start);
        Map<Step, List<Step>> out = new LinkedHashMap<>();
        Map<Step, List<Step>> in = new LinkedHashMap<>();
        Set<Work> later = new LinkedHashSet<>();
        next.values().forEach(later::addAll);
        for (Work work : holder.children) {
            scope.steps.add(work.step);
            if (!later.contains(work)) {
                connect(start, work.step, out, in);
            }
            Set<Work> behind = next.getOrDefault(work, Set.of());
            behind.forEach(other -> connect(work.step, other.step, out, in));
            if (behind.isEmpty()) {
                connect(work.step, end, out, in);
            }
        }
        scope.steps.add(end);
        Map<Step, Step> splits = new HashMap<>();
        Map<Step, Step> joins = new HashMap<>();
        out.forEach((step, all) -> {
            if (all.size() > 1) {
                splits.put(step, gateway(scope, "split_" + step.id));
                way(scope, step, splits.getOrDefault(step, step));
            }
        });
        in.forEach((step, all) -> {
            if (all.size() > 1) {
                joins.put(step, gateway(scope, "join_" + step.id));
                way(scope, joins.getOrDefault(step, step), step);
            }
        });
        out.forEach((step, all) ->
                all.forEach(other -> way(scope, splits.getOrDefault(step, step), joins.getOrDefault(other, other))));
    }

    private static void connect(Step from, Step to, Map<Step, List<Step>> out, Map<Step, List<Step>> in) {
        out.computeIfAbsent(from, none -> new ArrayList<>()).add(to);
        in.computeIfAbsent(to, none -> new ArrayList<>()).add(from);
    }

    private Step gateway(Scope scope, String id) {
        Step gateway = new Step("parallelGateway", draft.ids.like(id, "gateway"), "", 0);
        scope.steps.add(gateway);
        return gateway;
    }

    private void way(Scope scope, Step from, Step to) {
        scope.ways.add(new Way(draft.ids.like("flow_" + from.id + "_" + to.id, "flow"), from, to));
    }
}
