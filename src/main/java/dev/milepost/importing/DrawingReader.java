package dev.milepost.importing;

import static dev.milepost.importing.Elements.local;

import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a process is drawn.
 *
 * @param steps those of the process by the ids of the file
 * @param ways the new ids of flows by those of the file
 * @param laneIds the new ids of lanes, likewise
 */
record DrawingReader(
        Markup root, Draft draft, Map<String, Step> steps, Map<String, String> ways, Map<String, String> laneIds) {

    void read(Markup process, @Nullable Markup pool) {
        Map<String, String> known = new HashMap<>(laneIds);
        steps.forEach((old, step) -> known.put(old, step.id));
        if (pool != null) {
            known.put(pool.id(), draft.pool);
        }
        Drawing drawing = draft.drawing;
        drawing.planes.add(draft.id);
        root.all("BPMNDiagram").flatMap(diagram -> diagram.all("BPMNPlane")).forEach(plane -> {
            String shown = local(plane.attribute("bpmnElement"));
            Step phase = steps.get(shown);
            int number = 0;
            if (phase != null && phase.inside != null && !shown.equals(process.id())) {
                number = drawing.planes.size();
                drawing.planes.add(phase.id);
            }
            for (Markup child : plane.children()) {
                String old = local(child.attribute("bpmnElement"));
                if (child.is("BPMNShape") && known.containsKey(old)) {
                    shape(child, number, String.valueOf(known.get(old)));
                } else if (child.is("BPMNEdge") && ways.containsKey(old)) {
                    edge(child, String.valueOf(ways.get(old)));
                }
            }
        });
    }

    private void shape(Markup shape, int plane, String id) {
        Markup bounds = shape.first("Bounds");
        double width = number(bounds.attribute("width"));
        double height = number(bounds.attribute("height"));
        if (width >= 1 && height >= 1) {
            draft.drawing.shapes.putIfAbsent(
                    id,
                    new Shape(
                            plane,
                            number(bounds.attribute("x")),
                            number(bounds.attribute("y")),
                            width,
                            height,
                            !shape.attribute("isExpanded").equals("false")));
        }
    }

    private void edge(Markup edge, String id) {
        List<Point> points = edge.all("waypoint")
                .map(point -> new Point(number(point.attribute("x")), number(point.attribute("y"))))
                .toList();
        if (points.size() > 1) {
            draft.drawing.edges.putIfAbsent(id, points);
        }
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.replace(',', '.'));
            return Double.isFinite(number) && Math.abs(number) < 1e7 ? number : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
