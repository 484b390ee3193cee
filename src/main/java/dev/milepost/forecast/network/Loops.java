package dev.milepost.forecast.network;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The loops of a network in the order written, by the numbers of a graph. */
final class Loops {

    final int[] from;
    final int[] to;

    /** Of each loop, the activities that it repeats. */
    final BitSet[] body;

    /** Of each activity, the loops that begin behind it. */
    final int[][] behind;

    /** Of each loop, those that lie wholly within it and do not repeat all that it does. */
    final int[][] within;

    private final Graph graph;

    Loops(Network network, Graph graph) {
        this.graph = graph;
        List<Loop> loops = network.loops();
        from = loops.stream()
                .mapToInt(loop -> graph.numbers.of(loop.from(), loop))
                .toArray();
        to = loops.stream().mapToInt(loop -> graph.numbers.of(loop.to(), loop)).toArray();
        body = new BitSet[loops.size()];
        for (int loop = 0; loop < from.length; loop++) {
            body[loop] = between(to[loop], from[loop]);
            if (!body[loop].get(to[loop])) {
                throw new InvalidNetworkException(
                        "'" + loops.get(loop).from() + "' loops back to '"
                                + loops.get(loop).to()
                                + "', from which it cannot be reached. Maybe the two are exchanged?",
                        List.of(loops.get(loop).from(), loops.get(loop).to()));
            }
        }
        behind = new int[graph.size()][];
        for (int activity = 0; activity < graph.size(); activity++) {
            int end = activity;
            behind[activity] = loops.isEmpty()
                    ? new int[0]
                    : all().filter(loop -> from[loop] == end).toArray();
        }
        within = new int[from.length][];
        for (int loop = 0; loop < from.length; loop++) {
            BitSet whole = body[loop];
            within[loop] = all().filter(inner -> isWithin(body[inner], whole)).toArray();
        }
    }

    private IntStream all() {
        return IntStream.range(0, from.length);
    }

    /** All activities on a path between two, both included; without the first if there is no path. */
    private BitSet between(int first, int last) {
        BitSet following = new BitSet(graph.size());
        following.set(first);
        for (int activity = first + 1; activity <= last; activity++) {
            for (int link = graph.firstIncoming[activity]; link < graph.firstIncoming[activity + 1]; link++) {
                if (following.get(graph.from[link])) {
                    following.set(activity);
                }
            }
        }
        BitSet preceding = new BitSet(graph.size());
        preceding.set(last);
        for (int activity = last; activity > first; activity--) {
            for (int link = graph.firstIncoming[activity];
                    preceding.get(activity) && link < graph.firstIncoming[activity + 1];
                    link++) {
                preceding.set(graph.from[link]);
            }
        }
        preceding.and(following);
        return preceding;
    }

    private static boolean isWithin(BitSet inner, BitSet outer) {
        if (inner.cardinality() >= outer.cardinality()) {
            return false;
        }
        BitSet outside = (BitSet) inner.clone();
        outside.andNot(outer);
        return outside.isEmpty();
    }

    /** What has to come behind the end of a loop so that it sees the last repetition only: all that follows from its inside. */
    Map<String, Set<String>> afterwards() {
        Map<String, Set<String>> pairs = new LinkedHashMap<>();
        for (int link = 0; link < graph.from.length; link++) {
            for (int loop = 0; loop < from.length; loop++) {
                if (body[loop].get(graph.from[link]) && !body[loop].get(graph.to[link])) {
                    pairs.computeIfAbsent(graph.activities[from[loop]].id(), id -> new LinkedHashSet<>())
                            .add(graph.activities[graph.to[link]].id());
                }
            }
        }
        return pairs;
    }
}
