package dev.milepost.importing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders the cells of each layer so that few flows cross, and says how high each lies in its band. */
final class Heights {

    private static final int SWEEPS = 4;
    private static final double PASSES = 15;

    private final List<List<Cell>> layers;

    private Heights(List<List<Cell>> layers) {
        this.layers = layers;
    }

    static void set(List<List<Cell>> layers, List<Band> bands) {
        Heights heights = new Heights(layers);
        heights.order();
        bands.forEach(heights::stack);
    }

    private void order() {
        layers.forEach(Heights::rank);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 1;
            for (int i = 0; i < layers.size(); i++) {
                List<Cell> layer = layers.get(forward ? i : layers.size() - 1 - i);
                Map<Cell, Double> wanted = new HashMap<>();
                layer.forEach(cell -> wanted.put(cell, middle(forward ? cell.before : cell.behind, cell.rank)));
                layer.sort(Comparator.comparingDouble(cell -> wanted.getOrDefault(cell, 0.0)));
                rank(layer);
            }
        }
    }

    private static double middle(List<Cell> others, double otherwise) {
        return others.stream().mapToDouble(other -> other.rank).average().orElse(otherwise);
    }

    private static void rank(List<Cell> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).rank = i - layer.size() / 2.0;
        }
    }

    /** Each cell as high as the middle one of those before it, where there is room; half of those in its way lie above. */
    private void stack(Band band) {
        double top = Double.MAX_VALUE;
        for (int i = band.first(); i <= band.last(); i++) {
            List<Double> moved = new ArrayList<>();
            double free = -Double.MAX_VALUE;
            for (Cell cell : layers.get(i)) {
                double otherwise = free == -Double.MAX_VALUE ? 0 : free + cell.height / 2;
                double wanted = (i == band.first() ? otherwise : middleOf(cell.before, otherwise)) - cell.height / 2;
                cell.y = Math.max(free, wanted);
                moved.add(cell.y - wanted);
                free = cell.bottom() + (cell.isPass() ? PASSES : Layout.GAP);
            }
            Collections.sort(moved);
            double up = moved.isEmpty() ? 0 : moved.get((moved.size() - 1) / 2);
            for (Cell cell : layers.get(i)) {
                cell.y -= up;
                top = Math.min(top, cell.y);
            }
        }
        double shift = top == Double.MAX_VALUE ? 0 : -top;
        for (int i = band.first(); i <= band.last(); i++) {
            for (Cell cell : layers.get(i)) {
                cell.y += shift;
                band.reach(cell.bottom());
            }
        }
    }

    private static double middleOf(List<Cell> before, double otherwise) {
        return before.stream()
                .mapToDouble(Cell::middle)
                .sorted()
                .skip(Math.max(0, (before.size() - 1) / 2))
                .findFirst()
                .orElse(otherwise);
    }
}
