package dev.milepost.forecast.network;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Carries a network out, again and again; after each run it holds what happened. For one thread. */
final class Run {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final Graph graph;
    private final Loops loops;
    private final Network network;
    private final @Nullable Quantile[] times;
    private final long[] timeKeys;
    private final long[] branchKeys;
    private final long[] linkKeys;
    private final long[] loopKeys;

    /** Of each activity, what the inner loop would otherwise look up in its record. */
    private final boolean[] begun;

    private final boolean[] first;
    private final double[] notBefore;

    private final boolean[] taken;
    private final boolean[] active;
    private final double[] start;
    private final double[] finish;
    private final double[] duration;

    /** Of each activity: what earlier passages took, how many there were, since when and by which loop it is done again. */
    private final double[] spent;

    private final int[] passage;
    private final double[] again;
    private final int[] sentBackBy;

    /** Whether it is done again because a loop leads to it, not because something before it was. */
    private final boolean[] entered;

    private final int[] repetitions;
    private final int[] asked;
    private final BitSet[] pathBack;
    private final BitSet path = new BitSet();
    private final BitSet earlier = new BitSet();
    private int run;

    Run(Graph graph, Loops loops, Network network, @Nullable Quantile[] times, long seed) {
        this.graph = graph;
        this.loops = loops;
        this.network = network;
        this.times = times;
        int activities = graph.size();
        timeKeys = new long[activities];
        branchKeys = new long[activities];
        begun = new boolean[activities];
        first = new boolean[activities];
        notBefore = new double[activities];
        for (int activity = 0; activity < activities; activity++) {
            begun[activity] = graph.activities[activity].hasStarted();
            first[activity] = graph.activities[activity].join() == Activity.Join.FIRST;
            notBefore[activity] = graph.activities[activity].notBefore();
            timeKeys[activity] = Draws.key(seed, "time", graph.activities[activity].id());
            branchKeys[activity] = Draws.key(seed, "branch", graph.activities[activity].id());
        }
        linkKeys = new long[graph.from.length];
        for (int link = 0; link < linkKeys.length; link++) {
            String later = graph.activities[graph.to[link]].id();
            linkKeys[link] = Draws.key(seed, "link", graph.activities[graph.from[link]].id(), later);
        }
        loopKeys = network.loops().stream()
                .mapToLong(loop -> Draws.key(seed, "loop", loop.from(), loop.to()))
                .toArray();
        taken = new boolean[graph.from.length];
        Arrays.fill(taken, true);
        active = new boolean[activities];
        start = new double[activities];
        finish = new double[activities];
        duration = new double[activities];
        spent = new double[activities];
        passage = new int[activities];
        again = new double[activities];
        sentBackBy = new int[activities];
        entered = new boolean[activities];
        repetitions = new int[loopKeys.length];
        asked = new int[loopKeys.length];
        pathBack = new BitSet[loopKeys.length];
        Arrays.setAll(pathBack, loop -> new BitSet());
    }

    /** Carries the network out for the n-th time, counted from 0. */
    void carryOut(int number) {
        run = number;
        Arrays.fill(spent, 0);
        Arrays.fill(passage, 0);
        Arrays.fill(again, NEVER);
        Arrays.fill(finish, Double.NaN);
        Arrays.fill(entered, false);
        Arrays.fill(repetitions, 0);
        Arrays.fill(asked, -1);
        int next = 0;
        while (next < active.length) {
            doOnce(next);
            int loop = active[next] ? loopTaken(next) : -1;
            next = loop < 0 ? next + 1 : sendBack(loop);
        }
    }

    private void doOnce(int number) {
        duration[number] = time(number);
        if (begun[number] && passage[number] == 0) {
            Activity activity = graph.activities[number];
            active[number] = true;
            start[number] = activity.actualStart();
            if (activity.finish() != null) {
                duration[number] = activity.finish() - start[number];
            }
            finish[number] = activity.finish() != null ? activity.finish() : start[number] + duration[number];
        } else {
            double ready = ready(number);
            active[number] = ready < Double.POSITIVE_INFINITY;
            if (active[number]) {
                start[number] = Math.max(Math.max(notBefore[number], again[number]), ready);
                finish[number] = start[number] + duration[number];
            }
        }
        if (active[number] && graph.branches[number].length > 0) {
            choose(number);
        }
    }

    private double time(int number) {
        Quantile quantile = times[number];
        return quantile == null
                ? graph.activities[number].duration().likely()
                : quantile.at(Draws.uniform(timeKeys[number], run, passage[number]));
    }

    /** When the ways in allow an activity to start: positively infinite if none is taken. */
    private double ready(int number) {
        boolean reached = entered[number] || graph.firstIncoming[number] == graph.firstIncoming[number + 1];
        double earliest = Double.POSITIVE_INFINITY;
        double latest = NEVER;
        for (int link = graph.firstIncoming[number]; link < graph.firstIncoming[number + 1]; link++) {
            if (isOpen(link)) {
                double allowed = graph.earliestStart(link, start, finish, duration[number]);
                latest = Math.max(latest, allowed);
                if (isFresh(link)) {
                    earliest = Math.min(earliest, allowed);
                    reached = true;
                }
            }
        }
        if (!reached) {
            return Double.POSITIVE_INFINITY;
        }
        return !first[number] ? latest : entered[number] || earliest == Double.POSITIVE_INFINITY ? NEVER : earliest;
    }

    private boolean isOpen(int link) {
        return taken[link] && active[graph.from[link]];
    }

    /** Whether the earlier activity has been done again since the later one was sent back: what was done before starts nothing. */
    private boolean isFresh(int link) {
        return again[graph.from[link]] >= again[graph.to[link]];
    }

    private void choose(int number) {
        int[] branches = graph.branches[number];
        boolean any = false;
        if (graph.activities[number].split() == Activity.Split.SOME) {
            for (int link : branches) {
                taken[link] = Draws.uniform(linkKeys[link], run, passage[number]) < graph.probability[link];
                any |= taken[link];
            }
        }
        if (!any) {
            int chosen = one(branches, Draws.uniform(branchKeys[number], run, passage[number]));
            for (int branch = 0; branch < branches.length; branch++) {
                taken[branches[branch]] = branch == chosen;
            }
        }
    }

    private int one(int[] branches, double drawn) {
        double sum = 0;
        for (int link : branches) {
            sum += graph.probability[link];
        }
        if (sum == 0) {
            return (int) (drawn * branches.length);
        }
        double rest = drawn * sum;
        int chosen = 0;
        for (int branch = 0; branch < branches.length && rest >= 0; branch++) {
            double share = graph.probability[branches[branch]];
            chosen = share > 0 ? branch : chosen;
            rest -= share;
        }
        return chosen;
    }

    /** The first loop behind an activity, in the order written, that is drawn to be repeated; -1 if none is. */
    private int loopTaken(int number) {
        boolean decided = passage[number] == 0 && graph.activities[number].finish() != null;
        for (int loop : loops.behind[number]) {
            if (!decided && asked[loop] != passage[number]) {
                asked[loop] = passage[number];
                Loop written = network.loops().get(loop);
                if (repetitions[loop] < written.most()
                        && Draws.uniform(loopKeys[loop], run, passage[number]) < written.probability()) {
                    return loop;
                }
            }
        }
        return -1;
    }

    /** Lets the part within a loop be done again, and says where that begins. */
    private int sendBack(int loop) {
        int from = loops.from[loop];
        BitSet back = (BitSet) pathTo(from).clone();
        BitSet body = loops.body[loop];
        for (int number = body.nextSetBit(0); number >= 0; number = body.nextSetBit(number + 1)) {
            spent[number] += active[number] ? duration[number] : 0;
            passage[number]++;
            again[number] = Math.max(again[number], finish[from]);
            sentBackBy[number] = loop;
            entered[number] = number == loops.to[loop];
        }
        pathBack[loop] = back;
        repetitions[loop]++;
        for (int inner : loops.within[loop]) {
            repetitions[inner] = 0;
        }
        return loops.to[loop];
    }

    boolean isActive(int number) {
        return active[number];
    }

    /** When an activity last finished; not a number if it was not carried out. */
    double finish(int number) {
        return finish[number];
    }

    /** When the last activity finished; 0 if there was none. */
    double end() {
        double end = NEVER;
        for (int number = 0; number < active.length; number++) {
            end = active[number] ? Math.max(end, finish[number]) : end;
        }
        return end == NEVER ? 0 : end;
    }

    /** All that an activity took, in all passages. */
    double spent(int number) {
        return spent[number] + (active[number] ? duration[number] : 0);
    }

    /** All activities on a path that determined when this one finished; valid until asked again. */
    BitSet pathTo(int number) {
        path.clear();
        path.set(number);
        return trace();
    }

    /** All activities on a path that determined when the last one finished; valid until asked again. */
    BitSet pathToEnd(double end) {
        path.clear();
        double latest = end - Graph.tolerance(end);
        for (int number = 0; number < active.length; number++) {
            if (active[number] && finish[number] >= latest) {
                path.set(number);
            }
        }
        return trace();
    }

    private BitSet trace() {
        earlier.clear();
        for (int number = path.length() - 1; number >= 0; number = path.previousSetBit(number - 1)) {
            if (passage[number] > 0 || !begun[number]) {
                traceFrom(number);
            }
        }
        path.or(earlier);
        return path;
    }

    private void traceFrom(int number) {
        double tolerance = Graph.tolerance(start[number]);
        for (int link = graph.firstIncoming[number]; link < graph.firstIncoming[number + 1]; link++) {
            if (isOpen(link)
                    && Math.abs(graph.earliestStart(link, start, finish, duration[number]) - start[number])
                            <= tolerance) {
                path.set(graph.from[link]);
            }
        }
        if (Math.abs(again[number] - start[number]) <= tolerance) {
            earlier.or(pathBack[sentBackBy[number]]);
        }
    }
}
