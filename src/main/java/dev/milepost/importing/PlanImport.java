package dev.milepost.importing;

import dev.milepost.check.Checked;
import dev.milepost.check.PlanCheck;
import dev.milepost.forecast.exchange.ScheduleFile;
import dev.milepost.forecast.exchange.ScheduleOutline;
import dev.milepost.importing.Drawing.Shape;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes plans of files from elsewhere. What it answers passes the check of deployments; whatever does not is refused. Stateless. */
public final class PlanImport {

    /** The rule file that gates of imported plans use until a designer names others. */
    public static final String RULES = "event-happened.drl";

    /** More than these no plan has. */
    static final int MOST_ELEMENTS = PlanReader.MOST_ELEMENTS;

    private static final int MOST_BYTES = 64 << 20;

    private final PlanCheck check;

    /** An import whose plans have to pass this check. */
    public PlanImport(PlanCheck check) {
        this.check = check;
    }

    /**
     * Makes a plan of a file.
     *
     * @param file the file's name, as problems are to name it
     * @param wanted the id or name of the process, pool or project that is wanted; empty for the one with the most work
     * @param today the day for which the plan is checked
     * @throws ImportRefused if there is no plan in it, or none that could be deployed
     */
    public ImportedPlan of(String file, byte[] content, String wanted, LocalDate today) throws ImportRefused {
        if (content.length > MOST_BYTES) {
            throw new ImportRefused(
                    file, 0, "The file is larger than " + (MOST_BYTES >> 20) + " MB.", "Export a part of it.");
        }
        Made made = made(file, content, wanted);
        Draft draft = made.draft;
        Notes notes = made.notes;
        String bpmn = made.bpmn;
        String name = draft.id + ".bpmn";
        Checked checked = check.of(Map.of(name, bpmn.getBytes(StandardCharsets.UTF_8), RULES, rules()), today);
        if (!checked.problems().isEmpty() || checked.plans().isEmpty()) {
            throw new ImportRefused(
                    checked.problems().isEmpty()
                            ? List.of(new Problem(file, 0, null, "The plan that was made has no gate.", "Draw one."))
                            : checked.problems());
        }
        checked.warnings()
                .forEach(warning -> notes.toComplete(
                        warning.element() == null ? "" : warning.element(), 0, warning.message(), warning.advice()));
        return new ImportedPlan(notes.report(), new ImportedPlan.PlanFile(name, bpmn), draft.settings);
    }

    private record Made(Draft draft, Notes notes, String bpmn) {

        static Made of(Draft draft, Notes notes) {
            return new Made(draft, notes, BpmnWriter.write(draft));
        }

        /** How many elements it has: text holds no tags. */
        long elements() {
            long elements = 0;
            for (int at = bpmn.indexOf('<'); at >= 0; at = bpmn.indexOf('<', at + 1)) {
                elements += Character.isLetter(bpmn.charAt(at + 1)) ? 1 : 0;
            }
            return elements;
        }
    }

    private static Made made(String file, byte[] content, String wanted) throws ImportRefused {
        if (ScheduleFile.hasOutline(content)) {
            return scheduled(file, ScheduleImport.outline(file, content, wanted));
        }
        Formats.refuseOthers(file, content);
        Notes notes = new Notes();
        Markup root = MarkupReader.read(file, content, notes);
        Draft draft = BpmnImport.read(file, root, wanted, notes);
        new Repair(draft, notes).run();
        new GateFinder(draft, notes, "drawing").run();
        new LongTexts(draft, notes).cut();
        draw(draft, notes);
        Made made = Made.of(draft, notes);
        if (made.elements() > MOST_ELEMENTS) {
            throw new ImportRefused(
                    file,
                    root.line(),
                    "With its flows and its drawing the plan would have " + made.elements() + " elements of XML; a plan"
                            + " has at most " + MOST_ELEMENTS + ".",
                    "Part the process, and import one of its parts.");
        }
        return made;
    }

    /** A schedule has as many of its lines in the plan as fit in: how many elements they become is known when it is drawn. */
    private static Made scheduled(String file, ScheduleOutline outline) throws ImportRefused {
        int most = ScheduleImport.MOST_LINES;
        while (true) {
            Notes notes = new Notes();
            Draft draft = ScheduleImport.read(file, outline, most, notes);
            if (draft.scope.all().stream().noneMatch(Step::isGate)) {
                new GateFinder(draft, notes, "schedule").run();
            }
            new LongTexts(draft, notes).cut();
            Layout.draw(draft);
            Made made = Made.of(draft, notes);
            if (made.elements() <= MOST_ELEMENTS) {
                return made;
            }
            most = (int) (0.95 * most * MOST_ELEMENTS / made.elements());
        }
    }

    /** Keeps the drawing where it shows everything, and lays the plan out where it does not. */
    private static void draw(Draft draft, Notes notes) {
        boolean drawn = !draft.drawing.shapes.isEmpty();
        if (drawn && isWhole(draft)) {
            notes.understood("", 0, "The drawing is kept.", "");
            draft.scope.each(scope -> scope.ways.forEach(draft.drawing::dock));
            draft.drawing.edges.keySet().retainAll(ways(draft));
            return;
        }
        notes.changed(
                "",
                0,
                drawn
                        ? "The drawing does not show everything where it lies; the plan was laid out anew."
                        : "The file holds no drawing; the plan was laid out.",
                "");
        for (Draft.Lane lane : draft.lanes) {
            notes.dropped(lane.id(), 0, "The lane '" + lane.name() + "' was left out of the new layout.", "");
        }
        draft.lanes.clear();
        draft.pool = "";
        Layout.draw(draft);
    }

    private static Set<String> ways(Draft draft) {
        Set<String> ids = new java.util.HashSet<>();
        draft.scope.each(scope -> scope.ways.forEach(way -> ids.add(way.id)));
        return ids;
    }

    private static boolean isWhole(Draft draft) {
        Map<String, Shape> shapes = draft.drawing.shapes;
        if ((!draft.pool.isEmpty() && !shapes.containsKey(draft.pool))
                || draft.lanes.stream().anyMatch(lane -> !shapes.containsKey(lane.id()))) {
            return false;
        }
        for (Step step : draft.scope.steps) {
            Shape shape = shapes.get(step.id);
            if (shape == null || shape.plane() != 0) {
                return false;
            }
        }
        for (Step phase : draft.scope.all()) {
            Shape outer = shapes.get(phase.id);
            if (phase.inside == null) {
                continue;
            }
            int own = draft.drawing.planes.indexOf(phase.id);
            for (Step step : phase.inside.steps) {
                Shape shape = shapes.get(step.id);
                boolean fits = shape != null
                        && outer != null
                        && (shape.plane() == own || (outer.expanded() && outer.holds(shape)));
                if (!fits) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The rule file as it is shipped. */
    public static byte[] rules() {
        try (InputStream shipped = PlanImport.class.getResourceAsStream("/rules/" + RULES)) {
            if (shipped == null) {
                throw new IllegalStateException("The shipped rule file " + RULES + " is missing.");
            }
            return shipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
