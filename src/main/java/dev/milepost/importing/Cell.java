package dev.milepost.importing;

import java.util.ArrayList;
import java.util.List;

/** A place in a layer of a layout: a step, or where flows pass through. */
final class Cell {

    final double width;
    final double height;

    /** Free space that it needs below. */
    final double beneath;

    int layer;
    double y;
    double rank;
    final List<Cell> before = new ArrayList<>();
    final List<Cell> behind = new ArrayList<>();

    Cell(double width, double height, double beneath) {
        this.width = width;
        this.height = height;
        this.beneath = beneath;
    }

    /** Where flows pass through a layer. */
    static Cell pass(int layer) {
        Cell pass = new Cell(0, 10, 0);
        pass.layer = layer;
        return pass;
    }

    boolean isPass() {
        return width == 0;
    }

    double middle() {
        return y + height / 2;
    }

    double bottom() {
        return y + height + beneath;
    }
}
