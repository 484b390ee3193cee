package dev.milepost.forecast.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The critical path method over the most likely times: early dates forward, late dates backward, as MS Project computes them
 * for links of all four types. The late finish of whatever nothing follows is the network's finish, and no late finish lies
 * behind it. In time and memory proportional to activities and links.
 *
 * <ul>
 *   <li>Finished work stays at its actual dates; running work takes its duration from its actual start. What they waited for
 *       no longer holds them, nor is it held by them.
 *   <li>Of a {@code ONE} split the most probable link is taken, of equals the first written; of {@code SOME} those with a
 *       probability of a half or more, but at least the most probable.
 *   <li>Late dates behind a {@code FIRST} join hold back the way in that opens first, of equals the first written, and no other.
 *       Delay of that way beyond its float may be cut short by another way in.
 *   <li>Loops are not repeated.
 * </ul>
 *
 * <p>The method is that of J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling" (1959), with the links of the
 * precedence diagramming method.
 */
public final class CriticalPath {

    private static final double HALF = 0.5;

    private final Graph graph;
    private final boolean[] carriedOut;

    /** Of each link, whether it is taken; of each FIRST join, the way in that opens first. */
    private final boolean[] holds;

    private final int[] opensFirst;
    private final double[] start;
    private final double[] finish;
    private final double[] lateFinish;
    private final double[] freeFloat;

    private CriticalPath(Graph graph) {
        this.graph = graph;
        carriedOut = new boolean[graph.size()];
        holds = new boolean[graph.from.length];
        opensFirst = new int[graph.size()];
        start = new double[graph.size()];
        finish = new double[graph.size()];
        lateFinish = new double[graph.size()];
        freeFloat = new double[graph.size()];
    }

    /**
     * Schedules a network.
     *
     * @throws InvalidNetworkException if activities wait for each other, or a link or loop names an unknown one
     */
    public static Schedule of(Network network) {
        return of(network, Map.of());
    }

    /**
     * Schedules a network some of whose activities have to be finished by a time.
     *
     * @param deadlines the latest finish wanted by activity; they make late dates earlier and floats negative, and move
     *     nothing else
     * @throws InvalidNetworkException if activities wait for each other, or a link, loop or deadline names an unknown one
     */
    public static Schedule of(Network network, Map<String, Double> deadlines) {
        return new CriticalPath(Graph.of(network)).schedule(network, deadlines);
    }

    private Schedule schedule(Network network, Map<String, Double> deadlines) {
        Arrays.fill(holds, true);
        for (int activity = 0; activity < graph.size(); activity++) {
            choose(activity);
            goForward(activity);
        }
        double end = IntStream.range(0, graph.size())
                .filter(activity -> carriedOut[activity])
                .mapToDouble(activity -> finish[activity])
                .max()
                .orElse(0);
        Arrays.fill(lateFinish, end);
        deadlines.forEach((id, deadline) -> {
            int activity = graph.numbers.of(id, "A deadline");
            if (deadline.isNaN()) {
                throw new IllegalArgumentException("The deadline of '" + id + "' is not a number.");
            }
            lateFinish[activity] = Math.min(end, deadline);
        });
        for (int activity = 0; activity < graph.size(); activity++) {
            freeFloat[activity] = end - finish[activity];
        }
        for (int activity = graph.size() - 1; activity >= 0; activity--) {
            goBack(activity);
        }
        Map<String, Dates> dates = new LinkedHashMap<>();
        network.activities().forEach(activity -> {
            int number = graph.numbers.of(activity.id(), network);
            if (carriedOut[number]) {
                dates.put(activity.id(), dates(number));
            }
        });
        return new Schedule(dates, end);
    }

    /** Closes the links behind a split that are not on the expected path. */
    private void choose(int activity) {
        int[] branches = graph.branches[activity];
        if (branches.length == 0) {
            return;
        }
        int best = branches[0];
        for (int link : branches) {
            best = graph.probability[link] > graph.probability[best] ? link : best;
        }
        boolean some = graph.activities[activity].split() == Activity.Split.SOME;
        for (int link : branches) {
            holds[link] = link == best || (some && graph.probability[link] >= HALF);
        }
    }

    private void goForward(int number) {
        Activity activity = graph.activities[number];
        double duration = activity.duration().likely();
        boolean first = activity.join() == Activity.Join.FIRST;
        boolean reached = graph.firstIncoming[number] == graph.firstIncoming[number + 1];
        double ready = Double.NEGATIVE_INFINITY;
        for (int link = graph.firstIncoming[number]; link < graph.firstIncoming[number + 1]; link++) {
            holds[link] &= carriedOut[graph.from[link]];
            if (holds[link]) {
                double allowed = graph.earliestStart(link, start, finish, duration);
                if (!reached || (first ? allowed < ready : allowed > ready)) {
                    ready = allowed;
                    opensFirst[number] = link;
                }
                reached = true;
            }
        }
        carriedOut[number] = reached || activity.hasStarted();
        start[number] = activity.hasStarted() ? activity.actualStart() : Math.max(activity.notBefore(), ready);
        finish[number] = activity.finish() != null ? activity.finish() : start[number] + duration;
    }

    /** Hands the late dates of an activity, which are known by now, on to those it waits for. */
    private void goBack(int number) {
        Activity activity = graph.activities[number];
        if (!carriedOut[number] || activity.hasStarted()) {
            return;
        }
        double duration = finish[number] - start[number];
        double lateStart = lateFinish[number] - duration;
        for (int link = graph.firstIncoming[number]; link < graph.firstIncoming[number + 1]; link++) {
            if (holds[link] && (activity.join() == Activity.Join.ALL || link == opensFirst[number])) {
                int earlier = graph.from[link];
                double latest =
                        graph.latestFinish(link, lateStart, lateFinish[number], finish[earlier] - start[earlier]);
                lateFinish[earlier] = Math.min(lateFinish[earlier], latest);
                double slack = start[number] - graph.earliestStart(link, start, finish, duration);
                freeFloat[earlier] = Math.min(freeFloat[earlier], slack);
            }
        }
    }

    private Dates dates(int number) {
        Activity activity = graph.activities[number];
        if (activity.finish() != null) {
            return new Dates(start[number], finish[number], start[number], finish[number], 0, 0, false);
        }
        double tolerance = Graph.tolerance(finish[number]);
        double totalFloat = rounded(lateFinish[number] - finish[number], tolerance);
        return new Dates(
                start[number],
                finish[number],
                lateFinish[number] - (finish[number] - start[number]),
                lateFinish[number],
                totalFloat,
                Math.max(0, rounded(freeFloat[number], tolerance)),
                totalFloat <= 0);
    }

    /** Takes for nothing what is only an error of rounding. */
    private static double rounded(double slack, double tolerance) {
        return Math.abs(slack) <= tolerance ? 0 : slack;
    }
}
