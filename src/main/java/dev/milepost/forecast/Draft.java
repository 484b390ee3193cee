package dev.milepost.forecast;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Activity.Join;
import dev.milepost.forecast.network.Activity.Split;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Loop;
import dev.milepost.forecast.network.Network;
import dev.milepost.forecast.network.Spread;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A network in the making. Used by one thread. */
final class Draft {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<Step, List<Way>> out = new HashMap<>();
    private final Map<Step, List<Way>> in = new HashMap<>();
    private final List<Loop> loops = new ArrayList<>();

    /** An activity in the making: a point without duration, unless told otherwise. */
    static final class Step {
        final String id;
        Spread duration = Spread.NONE;
        Join join = Join.ALL;
        Split split = Split.ALL;
        double notBefore;

        /** It ends no earlier than this, where working time cannot tell the end of one day from the beginning of the next. */
        @Nullable
        Instant earliest;

        @Nullable
        Double start;

        @Nullable
        Double finish;

        private Step(String id) {
            this.id = id;
        }

        boolean hasBegun() {
            return start != null || finish != null;
        }
    }

    /** A link in the making. */
    static final class Way {
        final Step from;
        final Step to;
        double probability;

        /** Whether it only leads back, which loops tell better. */
        boolean back;

        private Way(Step from, Step to, double probability) {
            this.from = from;
            this.to = to;
            this.probability = probability;
        }
    }

    /** The step of this id, which is made if there is none. */
    Step step(String id) {
        return steps.computeIfAbsent(id, Step::new);
    }

    @Nullable
    Step find(String id) {
        return steps.get(id);
    }

    Collection<Step> steps() {
        return steps.values();
    }

    Way link(Step from, Step to) {
        return link(from, to, 1);
    }

    Way link(Step from, Step to, double probability) {
        Way way = new Way(from, to, probability);
        out.computeIfAbsent(from, none -> new ArrayList<>()).add(way);
        in.computeIfAbsent(to, none -> new ArrayList<>()).add(way);
        return way;
    }

    void remove(Way way) {
        out(way.from).remove(way);
        in(way.to).remove(way);
    }

    List<Way> out(Step step) {
        return out.computeIfAbsent(step, none -> new ArrayList<>());
    }

    List<Way> in(Step step) {
        return in.computeIfAbsent(step, none -> new ArrayList<>());
    }

    void loop(Loop loop) {
        loops.add(loop);
    }

    /** Lets whatever leads to a step lead to another one that comes before it. */
    void putBefore(Step step, Step before) {
        for (Way way : List.copyOf(in(step))) {
            remove(way);
            link(way.from, before, way.probability);
        }
    }

    /** The step and all that follows it. */
    Set<Step> from(Step step) {
        return walk(step, next -> out(next).stream().map(way -> way.to).toList());
    }

    /** The step and all that it follows. */
    Set<Step> upTo(Step step) {
        return walk(step, next -> in(next).stream().map(way -> way.from).toList());
    }

    boolean leads(Step from, Step to) {
        return from(from).contains(to);
    }

    private static Set<Step> walk(Step first, Function<Step, List<Step>> next) {
        Set<Step> found = new LinkedHashSet<>();
        Deque<Step> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (found.add(step)) {
                open.addAll(next.apply(step));
            }
        }
        return found;
    }

    /** The instants before which steps do not end; whoever follows one step only, does not end before that one. */
    Map<String, Instant> earliest() {
        Map<String, Instant> all = new HashMap<>();
        for (Step step : steps.values()) {
            Instant latest = step.earliest;
            Step earlier = step;
            Set<Step> seen = new LinkedHashSet<>();
            while (in(earlier).size() == 1 && seen.add(earlier) && !earlier.hasBegun()) {
                earlier = in(earlier).get(0).from;
                Instant its = earlier.hasBegun() ? null : earlier.earliest;
                latest = latest == null || (its != null && its.isAfter(latest)) ? its : latest;
            }
            if (latest != null && !step.hasBegun()) {
                all.put(step.id, latest);
            }
        }
        return all;
    }

    Network network() {
        List<Link> links = steps.values().stream()
                .flatMap(step -> out(step).stream())
                .map(way -> new Link(way.from.id, way.to.id, Link.Type.FINISH_START, 0, way.probability))
                .toList();
        List<Activity> activities = steps.values().stream()
                .map(step -> new Activity(
                        step.id, step.duration, step.join, step.split, step.notBefore, step.start, step.finish))
                .toList();
        return new Network(activities, links, loops);
    }

    /** A step that is known to be there. */
    Step known(String id) {
        return Objects.requireNonNull(steps.get(id), id);
    }
}
