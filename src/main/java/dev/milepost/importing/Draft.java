package dev.milepost.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A plan that is being made. */
final class Draft {

    final Ids ids = new Ids();
    String id = "";
    String name = "";
    String documentation = "";

    /** The pool's id, empty where there is none, and its name. */
    String pool = "";

    String poolName = "";
    final List<Lane> lanes = new ArrayList<>();
    final Scope scope = new Scope();
    final Drawing drawing = new Drawing();

    /** What belongs to a project of the plan and not to the plan. */
    final List<ImportedPlan.Setting> settings = new ArrayList<>();

    /** The ids of what holds other things in the drawing. */
    Set<String> containers() {
        Set<String> containers = new HashSet<>();
        containers.add(pool);
        lanes.forEach(lane -> containers.add(lane.id()));
        scope.all().stream().filter(step -> step.inside != null).forEach(step -> containers.add(step.id));
        return containers;
    }

    /** Changes the id of a step, in its drawing too. */
    void rename(Step step, String id) {
        Drawing.Shape shape = drawing.shapes.remove(step.id);
        step.id = id;
        if (shape != null) {
            drawing.shapes.put(id, shape);
        }
    }

    /** A lane of the process, which says who does what. */
    record Lane(String id, String name, List<Step> steps) {}
}
