package dev.milepost.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The layers of one scope, from left to right. A step lies behind all that leads to it, in the first layer that is not too high;
 * flows that come back, or lead far ahead, run around. Flows of one source, or of one target, pass through a layer at one place.
 */
final class Layers {

    private static final int FAR = 6;

    /** All ways out of a step, or into it. */
    private record Key(Step step, boolean out) {}

    private final Scope scope;
    private final Map<Step, Cell> cells;
    private final Neighbours ways;
    private final double highest;
    private final List<List<Cell>> layers = new ArrayList<>();
    private final Map<Way, List<Cell>> chains = new LinkedHashMap<>();
    private final Set<Way> around = new HashSet<>();
    private final Map<Object, Map<Integer, Cell>> passes = new HashMap<>();

    /**
     * Lays a scope in layers.
     *
     * @param cells of all steps that lie on no border
     * @param highest how high a layer with several steps is at most
     */
    Layers(Scope scope, Map<Step, Cell> cells, double highest) {
        this.scope = scope;
        this.cells = cells;
        this.ways = scope.neighbours();
        this.highest = highest;
        List<Cell> order = order();
        spread(order);
        fill();
        scope.ways.forEach(this::chain);
    }

    List<List<Cell>> all() {
        return layers;
    }

    /** Each way with the places through which it passes; those that run around have none. */
    Map<Way, List<Cell>> chains() {
        return chains;
    }

    boolean runsAround(Way way) {
        return around.contains(way);
    }

    Cell of(Step step) {
        Step host = step.host;
        return Objects.requireNonNull(cells.get(host == null ? step : host));
    }

    /** Ways of one key are drawn as one line where they can. */
    Object key(Way way) {
        return ways.out(way.from).size() > 1
                ? new Key(way.from, true)
                : ways.in(way.to).size() > 1 ? new Key(way.to, false) : way;
    }

    /** Everything behind what leads to it; ways that lead back are found on the way. */
    private List<Cell> order() {
        Map<Cell, List<Way>> out = out();
        Map<Cell, Integer> state = new HashMap<>();
        Set<Cell> path = new HashSet<>();
        List<Cell> finished = new ArrayList<>();
        List<Cell> roots = new ArrayList<>();
        cells.forEach((step, cell) -> {
            if (step.is("startEvent")) {
                roots.add(cell);
            }
        });
        roots.addAll(cells.values());
        for (Cell root : roots) {
            Deque<Cell> open = new ArrayDeque<>();
            if (!state.containsKey(root)) {
                open.push(root);
            }
            while (!open.isEmpty()) {
                Cell cell = open.getFirst();
                List<Way> next = out.getOrDefault(cell, List.of());
                path.add(cell);
                int at = state.merge(cell, 1, Integer::sum) - 1;
                if (at < next.size()) {
                    // from the last to the first: what is finished first comes last in the order
                    Way way = next.get(next.size() - 1 - at);
                    Cell to = of(way.to);
                    if (!state.containsKey(to)) {
                        open.push(to);
                    } else if (path.contains(to)) {
                        around.add(way);
                    }
                } else {
                    path.remove(open.pop());
                    finished.add(cell);
                }
            }
        }
        Collections.reverse(finished);
        return finished;
    }

    private Map<Cell, List<Way>> out() {
        Map<Cell, List<Way>> out = new HashMap<>();
        for (Way way : scope.ways) {
            out.computeIfAbsent(of(way.from), none -> new ArrayList<>()).add(way);
        }
        return out;
    }

    private void spread(List<Cell> order) {
        Map<Cell, List<Way>> out = out();
        Map<Integer, Double> heights = new HashMap<>();
        for (Cell cell : order) {
            double height = cell.height + cell.beneath + Layout.GAP;
            double taken = heights.getOrDefault(cell.layer, 0.0);
            while (taken > 0 && taken + height > highest) {
                cell.layer++;
                taken = heights.getOrDefault(cell.layer, 0.0);
            }
            heights.put(cell.layer, taken + height);
            for (Way way : out.getOrDefault(cell, List.of())) {
                Cell next = of(way.to);
                if (!around.contains(way) && next != cell) {
                    next.layer = Math.max(next.layer, cell.layer + 1);
                }
            }
        }
    }

    private void fill() {
        for (Cell cell : cells.values()) {
            while (layers.size() <= cell.layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(cell.layer).add(cell);
        }
    }

    private void chain(Way way) {
        Cell from = of(way.from);
        Cell to = of(way.to);
        if (to.layer <= from.layer || to.layer - from.layer > FAR) {
            around.add(way);
        }
        if (around.contains(way)) {
            chains.put(way, List.of());
            return;
        }
        List<Cell> chain = new ArrayList<>();
        Cell last = from;
        for (int layer = from.layer + 1; layer < to.layer; layer++) {
            Cell pass = pass(key(way), layer);
            chain.add(pass);
            connect(last, pass);
            last = pass;
        }
        connect(last, to);
        chains.put(way, chain);
    }

    private Cell pass(Object key, int layer) {
        return passes.computeIfAbsent(key, none -> new HashMap<>()).computeIfAbsent(layer, none -> {
            Cell pass = Cell.pass(layer);
            layers.get(layer).add(pass);
            return pass;
        });
    }

    private static void connect(Cell from, Cell to) {
        if (!(from.isPass() || to.isPass()) || !from.behind.contains(to)) {
            from.behind.add(to);
            to.before.add(from);
        }
    }
}
