package dev.milepost.importing;

import dev.milepost.importing.Drawing.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a drawing means as milestones and makes gates of it; where there is nothing, the end of the process gets one. */
final class GateFinder {

    private static final Pattern NAMES = Pattern.compile(
            "\\b(milestones?|gate|approv\\w*|sign[- ]?off|signed off|go[ /-]*no[ /-]*go"
                    + "|release decision|meilenstein\\w*|freigabe\\w*|genehmig\\w*|abnahme\\w*|jalon|hito)\\b"
                    + "|^\\s*[MG]\\d{1,2}\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern REVIEWS = Pattern.compile(
            "review|check|verif|inspect|audit|test|decid|decision|accept|prüf|entscheid", Pattern.CASE_INSENSITIVE);

    private static final Pattern FAILURES = Pattern.compile(
            "\\b(not|no|reject\\w*|cancel\\w*|fail\\w*|abort\\w*|declin\\w*|denied|error|abgelehnt|abgebrochen|nicht)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Draft draft;
    private final Notes notes;
    private final String source;
    private int gates;

    /**
     * A finder.
     *
     * @param source what the file is, as the report is to call it
     */
    GateFinder(Draft draft, Notes notes, String source) {
        this.draft = draft;
        this.notes = notes;
        this.source = source;
    }

    static boolean isNamedSo(Step step) {
        return NAMES.matcher(step.name).find();
    }

    void run() {
        Set<Step> reached = Reach.of(draft.scope);
        find(draft.scope, reached);
        if (gates == 0) {
            last(reached);
        }
    }

    private void find(Scope scope, Set<Step> reached) {
        Neighbours ways = scope.neighbours();
        for (Step step : List.copyOf(scope.steps)) {
            boolean waited = ways.in(step).stream().anyMatch(way -> way.from.is("eventBasedGateway"));
            boolean fits = step.is("intermediateThrowEvent")
                    || step.is("intermediateCatchEvent")
                    || step.origin.equals("callActivity");
            if (fits && !waited && isNamedSo(step) && reached.contains(step)) {
                gate(step);
            } else {
                possible(step, ways);
            }
            if (step.inside != null && step.instances.isEmpty() && !step.triggeredByEvent) {
                find(step.inside, reached);
            }
        }
    }

    private void gate(Step step) {
        String was = Elements.words(step.origin);
        if (!step.id.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            draft.ids.release(step.id);
            draft.rename(step, draft.ids.key(step.id, "gate"));
        }
        step.becomeGate();
        gates++;
        enlarge(step);
        notes.changed(
                step.id,
                step.line,
                "The " + was + " '" + step.label() + "' is a milestone gate now, because of its name.",
                "If it is no milestone, make it a task again.");
        complete(step);
    }

    private void complete(Step gate) {
        notes.toComplete(
                gate.id,
                gate.line,
                "The gate '" + gate.label() + "' opens when the event '" + gate.id
                        + "' is reported, and its target is what" + " the project says as " + gate.id + "-target.",
                "Set milepost:rules to what it depends on, milepost:target, and milepost:approvers if people decide.");
    }

    private void possible(Step step, Neighbours ways) {
        boolean reviewed = step.is("exclusiveGateway")
                && ways.out(step).size() > 1
                && (isNamedSo(step)
                        || REVIEWS.matcher(step.name).find()
                        || ways.in(step).stream()
                                .anyMatch(way -> isNamedSo(way.from)
                                        || REVIEWS.matcher(way.from.name).find()));
        if (reviewed || (step.isActivity() && step.inside == null && isNamedSo(step))) {
            notes.toComplete(
                    step.id,
                    step.line,
                    "'" + step.label() + "' may be a milestone gate: "
                            + (reviewed ? "the flow parts after a review." : "its name says so."),
                    "If it is one, make it a call activity to milestone-gate.");
        } else if (step.inside != null
                && !step.triggeredByEvent
                && ways.out(step).stream().noneMatch(way -> way.to.isGate())) {
            notes.toComplete(
                    step.id,
                    step.line,
                    "The phase '" + step.label() + "' may end at a milestone: no gate follows it.",
                    "If it does, draw a gate behind it.");
        }
    }

    /** A gate is drawn as large as its surroundings allow. */
    private void enlarge(Step step) {
        Shape shape = draft.drawing.shapes.get(step.id);
        if (shape == null || shape.width() >= 80) {
            return;
        }
        Set<String> containers = draft.containers();
        for (double[] size : new double[][] {{100, 80}, {80, 60}, {60, 50}}) {
            Shape larger = new Shape(
                    shape.plane(),
                    shape.middleX() - size[0] / 2,
                    shape.middleY() - size[1] / 2,
                    size[0],
                    size[1],
                    true);
            boolean free = draft.drawing.shapes.entrySet().stream()
                    .filter(other -> !other.getKey().equals(step.id)
                            && !(containers.contains(other.getKey())
                                    && other.getValue().holds(shape)))
                    .noneMatch(other -> larger.overlaps(other.getValue()));
            boolean within = draft.drawing.shapes.entrySet().stream()
                    .filter(other -> containers.contains(other.getKey())
                            && other.getValue().holds(shape))
                    .allMatch(other -> other.getValue().holds(larger));
            if (free && within) {
                draft.drawing.shapes.put(step.id, larger);
                return;
            }
        }
    }

    /** A plan has at least one gate: nothing in this one was named as one. */
    private void last(Set<Step> reached) {
        Scope scope = draft.scope;
        Neighbours ways = scope.neighbours();
        Step gate = new Step("callActivity", draft.ids.key("finished", "gate"), "Finished", 0);
        gate.becomeGate();
        Step end = scope.steps.stream()
                .filter(step -> step.is("endEvent")
                        && reached.contains(step)
                        && !step.trigger.equals("error")
                        && !ways.in(step).isEmpty())
                .max(Comparator.<Step>comparingInt(
                                step -> FAILURES.matcher(step.name).find() ? 0 : 1)
                        .thenComparingDouble(this::right))
                .orElse(null);
        scope.steps.add(gate);
        String where;
        if (end != null) {
            gate.name = end.name.isEmpty() ? "Finished" : end.name;
            draw(gate, end);
            ways.in(end).forEach(way -> way.to = gate);
            scope.ways.add(new Way(draft.ids.like("flow-" + gate.id, "flow"), gate, end));
            where = end.name.isEmpty() ? "before the end" : "before the end '" + end.name + "'";
        } else {
            where = atStartOrLast(scope, ways, gate, reached);
        }
        notes.changed(
                gate.id,
                0,
                "Nothing in the " + source + " is a milestone, or named as one, and a plan has at least one gate: '"
                        + gate.name + "' was put " + where + ".",
                "Draw gates where the project is judged.");
        complete(gate);
    }

    private String atStartOrLast(Scope scope, Neighbours ways, Step gate, Set<Step> reached) {
        Step last = scope.steps.stream()
                .filter(step -> step != gate
                        && reached.contains(step)
                        && ways.out(step).isEmpty()
                        && !step.is("endEvent")
                        && !step.is("startEvent")
                        && !step.triggeredByEvent)
                .max(Comparator.comparingDouble(this::right))
                .orElse(null);
        if (last != null) {
            Step end = new Step("endEvent", draft.ids.like("end", "end"), "", 0);
            scope.steps.add(end);
            drawBehind(last, gate, end);
            scope.ways.add(new Way(draft.ids.like("flow-to-" + gate.id, "flow"), last, gate));
            scope.ways.add(new Way(draft.ids.like("flow-" + gate.id, "flow"), gate, end));
            return "behind '" + last.label() + "', with an end";
        }
        Step start = scope.steps.stream()
                .filter(step -> step.is("startEvent"))
                .findFirst()
                .orElseThrow();
        drawBehind(start, gate, null);
        ways.out(start).forEach(way -> way.from = gate);
        scope.ways.add(new Way(draft.ids.like("flow-" + start.id + "-" + gate.id, "flow"), start, gate));
        return "behind the start: the flow never ends";
    }

    private double right(Step step) {
        Shape shape = draft.drawing.shapes.get(step.id);
        return shape == null ? 0 : shape.x();
    }

    private void draw(Step gate, Step end) {
        Shape shape = draft.drawing.shapes.get(end.id);
        if (shape != null) {
            Set<String> kept = edgesTo(end);
            List<List<Drawing.Point>> drawn = new ArrayList<>();
            List<String> ids = new ArrayList<>(kept);
            ids.forEach(id -> drawn.add(draft.drawing.edges.getOrDefault(id, List.of())));
            draft.drawing.makeRoom(shape.plane(), shape.x(), 150, draft.containers());
            for (int i = 0; i < ids.size(); i++) {
                if (!drawn.get(i).isEmpty()) {
                    draft.drawing.edges.put(ids.get(i), drawn.get(i));
                }
            }
            draft.drawing.shapes.put(gate.id, new Shape(shape.plane(), shape.x(), shape.middleY() - 40, 100, 80, true));
            grow(gate, end);
        }
    }

    private Set<String> edgesTo(Step step) {
        Set<String> ids = new HashSet<>();
        draft.scope.ways.stream().filter(way -> way.to == step).forEach(way -> ids.add(way.id));
        return ids;
    }

    private void drawBehind(Step step, Step gate, @org.jspecify.annotations.Nullable Step end) {
        Shape shape = draft.drawing.shapes.get(step.id);
        if (shape != null) {
            draft.drawing.makeRoom(shape.plane(), shape.right() + 1, end == null ? 150 : 240, draft.containers());
            draft.drawing.shapes.put(
                    gate.id, new Shape(shape.plane(), shape.right() + 50, shape.middleY() - 40, 100, 80, true));
            if (end != null) {
                draft.drawing.shapes.put(
                        end.id, new Shape(shape.plane(), shape.right() + 200, shape.middleY() - 18, 36, 36, true));
            }
            grow(gate, end == null ? gate : end);
        }
    }

    /** Lets pools and lanes hold what was drawn at their border. */
    private void grow(Step gate, Step end) {
        Shape one = draft.drawing.shapes.get(gate.id);
        Shape other = draft.drawing.shapes.get(end.id);
        double right = Math.max(one == null ? 0 : one.right(), other == null ? 0 : other.right()) + 30;
        Shape pool = draft.drawing.shapes.get(draft.pool);
        double needed = pool == null ? right : Math.max(right, pool.right());
        if (pool == null && draft.lanes.isEmpty()) {
            return;
        }
        Set<String> frames = new HashSet<>();
        frames.add(draft.pool);
        draft.lanes.forEach(lane -> frames.add(lane.id()));
        draft.drawing.shapes.replaceAll((id, shape) -> frames.contains(id)
                ? new Shape(
                        shape.plane(),
                        shape.x(),
                        shape.y(),
                        Math.max(shape.width(), needed - shape.x()),
                        shape.height(),
                        true)
                : shape);
    }
}
