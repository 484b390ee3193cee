package dev.milepost.forecast.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network as arrays. Activities are numbered so that each follows all those it waits for; links are numbered by the
 * activity they lead to, and those that lead to one activity follow each other in the order in which they were written.
 */
final class Graph {

    private static final double TOLERANCE = 1e-9;

    /** In topological order; where that leaves a choice, in the order written. */
    final Activity[] activities;

    /** The number of each activity by its id. */
    final Numbers numbers;

    /** Of each activity, its first incoming link; the links end where those of the next activity begin. */
    final int[] firstIncoming;

    /** Of each link, the activity it comes from, and the one it leads to. */
    final int[] from;

    final int[] to;

    /** Of each link, whether it counts from the finish of the earlier one, and whether it holds the finish of the later one. */
    private final boolean[] afterFinish;

    private final boolean[] holdsFinish;
    private final double[] lag;

    final double[] probability;

    /** Of each activity that chooses among its outgoing links, these links in the order written; of others, none. */
    final int[][] branches;

    private Graph(Network network, Numbers written, int[] order) {
        int n = order.length;
        int[] numberOf = new int[n];
        activities = new Activity[n];
        for (int number = 0; number < n; number++) {
            activities[number] = network.activities().get(order[number]);
            numberOf[order[number]] = number;
        }
        numbers = new Numbers(List.of(activities));
        List<Link> links = network.links();
        firstIncoming = new int[n + 1];
        for (Link link : links) {
            firstIncoming[numberOf[written.of(link.to(), link)] + 1]++;
        }
        for (int number = 0; number < n; number++) {
            firstIncoming[number + 1] += firstIncoming[number];
        }
        from = new int[links.size()];
        to = new int[links.size()];
        afterFinish = new boolean[links.size()];
        holdsFinish = new boolean[links.size()];
        lag = new double[links.size()];
        probability = new double[links.size()];
        List<List<Integer>> choices = new ArrayList<>(Collections.nCopies(n, List.of()));
        int[] next = Arrays.copyOf(firstIncoming, n);
        for (Link link : links) {
            int later = numberOf[written.of(link.to(), link)];
            int number = next[later]++;
            from[number] = numberOf[written.of(link.from(), link)];
            to[number] = later;
            afterFinish[number] = link.type() == Link.Type.FINISH_START || link.type() == Link.Type.FINISH_FINISH;
            holdsFinish[number] = link.type() == Link.Type.FINISH_FINISH || link.type() == Link.Type.START_FINISH;
            lag[number] = link.lag();
            probability[number] = link.probability();
            if (activities[from[number]].split() != Activity.Split.ALL) {
                if (choices.get(from[number]).isEmpty()) {
                    choices.set(from[number], new ArrayList<>());
                }
                choices.get(from[number]).add(number);
            }
        }
        branches = choices.stream()
                .map(chosen -> chosen.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Reads a network and checks that it can be scheduled. */
    static Graph of(Network network) {
        Numbers written = new Numbers(network.activities());
        network.loops().forEach(loop -> {
            written.of(loop.from(), loop);
            written.of(loop.to(), loop);
        });
        TopologicalOrder order = order(network, written, Map.of());
        if (!order.isComplete()) {
            throw InvalidNetworkException.cycle(order.cycle().stream()
                    .map(index -> network.activities().get(index).id())
                    .toList());
        }
        return new Graph(network, written, order.order());
    }

    /** The same network with its activities in an order that respects more pairs of ids; itself where none does. */
    Graph orderedBy(Network network, Map<String, Set<String>> pairs) {
        Numbers written = new Numbers(network.activities());
        TopologicalOrder order = order(network, written, pairs);
        return order.isComplete() ? new Graph(network, written, order.order()) : this;
    }

    private static TopologicalOrder order(Network network, Numbers written, Map<String, Set<String>> pairs) {
        TopologicalOrder order = new TopologicalOrder(network.activities().size());
        network.links().forEach(link -> order.add(written.of(link.from(), link), written.of(link.to(), link)));
        pairs.forEach((from, later) -> later.forEach(to -> order.add(written.of(from, pairs), written.of(to, pairs))));
        return order;
    }

    int size() {
        return activities.length;
    }

    /** The earliest start that a link allows the later activity, which takes this long, by the dates of the earlier one. */
    double earliestStart(int link, double[] start, double[] finish, double duration) {
        double tied = (afterFinish[link] ? finish : start)[from[link]] + lag[link];
        return holdsFinish[link] ? tied - duration : tied;
    }

    /** The latest finish that a link allows the earlier activity, which takes this long, by the late dates of the later one. */
    double latestFinish(int link, double lateStart, double lateFinish, double duration) {
        double tied = (holdsFinish[link] ? lateFinish : lateStart) - lag[link];
        return afterFinish[link] ? tied : tied + duration;
    }

    /** What two times that are meant to be the same may differ by, after they were added up in different orders. */
    static double tolerance(double time) {
        return TOLERANCE * Math.max(1, Math.abs(time));
    }
}
