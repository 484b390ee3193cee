package dev.milepost.forecast.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Orders numbers so that each follows those it was said to follow (Kahn's algorithm); ties are broken by time of getting ready. */
final class TopologicalOrder {

    private final int size;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int edges;

    TopologicalOrder(int size) {
        this.size = size;
    }

    void add(int earlier, int later) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
        }
        from[edges] = earlier;
        to[edges++] = later;
    }

    boolean isComplete() {
        return order().length == size;
    }

    /** All numbers in order, but for those on cycles and behind them. */
    int[] order() {
        int[] first = new int[size + 1];
        int[] waitingFor = new int[size];
        for (int edge = 0; edge < edges; edge++) {
            first[from[edge] + 1]++;
            waitingFor[to[edge]]++;
        }
        for (int number = 0; number < size; number++) {
            first[number + 1] += first[number];
        }
        int[] later = new int[edges];
        int[] next = Arrays.copyOf(first, size);
        for (int edge = 0; edge < edges; edge++) {
            later[next[from[edge]]++] = to[edge];
        }
        int[] order = new int[size];
        int ready = 0;
        for (int number = 0; number < size; number++) {
            if (waitingFor[number] == 0) {
                order[ready++] = number;
            }
        }
        for (int done = 0; done < ready; done++) {
            for (int edge = first[order[done]]; edge < first[order[done] + 1]; edge++) {
                if (--waitingFor[later[edge]] == 0) {
                    order[ready++] = later[edge];
                }
            }
        }
        return Arrays.copyOf(order, ready);
    }

    /** One cycle, in the direction of its edges; asked only where the order is not complete. */
    List<Integer> cycle() {
        boolean[] ordered = new boolean[size];
        for (int number : order()) {
            ordered[number] = true;
        }
        int[] earlier = new int[size];
        int stuck = -1;
        for (int edge = edges - 1; edge >= 0; edge--) {
            if (!ordered[from[edge]]) {
                earlier[to[edge]] = from[edge];
                stuck = from[edge];
            }
        }
        // Whatever is stuck waits for something that is stuck: going back long enough ends on a cycle.
        for (int step = 0; step < size; step++) {
            stuck = earlier[stuck];
        }
        List<Integer> cycle = new ArrayList<>();
        int number = stuck;
        do {
            cycle.add(number);
            number = earlier[number];
        } while (number != stuck);
        Collections.reverse(cycle);
        return cycle;
    }
}
