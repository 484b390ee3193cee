package dev.milepost.tracking;

import dev.milepost.plan.Baseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of a plan.
 *
 * @param from the earlier one, as it was asked for
 * @param to the later one, as it was asked for
 * @param added what is only in the later one
 * @param removed what is only in the earlier one
 * @param changed what is in both and not alike
 */
public record Comparison(String from, String to, List<Thing> added, List<Thing> removed, List<Change> changed) {

    private static final String MILESTONE = "milestone";
    private static final String TASK = "task";
    private static final String WORK_ITEM = "work item";

    /** Copies its lists. */
    public Comparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /**
     * Compares all fields of all things. The days to which estimates lead are compared only where both states have them.
     */
    static Comparison of(String from, Baseline.Entries before, String to, Baseline.Entries after) {
        Map<Thing, Map<String, @Nullable Object>> old = fields(before);
        Map<Thing, Map<String, @Nullable Object>> now = fields(after);
        List<Change> changed = new ArrayList<>();
        old.forEach((thing, fields) -> {
            Map<String, @Nullable Object> others = now.get(thing);
            if (others != null) {
                fields.forEach((field, value) -> {
                    Object other = others.get(field);
                    boolean known = !field.startsWith("planned") || (value != null && other != null);
                    if (known && !Objects.equals(value, other)) {
                        changed.add(new Change(
                                thing.kind(), thing.id(), nameIn(now, thing), field, text(value), text(other)));
                    }
                });
            }
        });
        return new Comparison(
                from,
                to,
                now.keySet().stream().filter(thing -> !old.containsKey(thing)).toList(),
                old.keySet().stream().filter(thing -> !now.containsKey(thing)).toList(),
                changed);
    }

    private static String nameIn(Map<Thing, Map<String, @Nullable Object>> state, Thing thing) {
        return state.keySet().stream()
                .filter(thing::equals)
                .map(Thing::name)
                .findFirst()
                .orElse(thing.name());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<Thing, Map<String, @Nullable Object>> fields(Baseline.Entries entries) {
        Map<Thing, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
        entries.milestones().forEach(one -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", one.name());
            fields.put("phase", one.phase());
            fields.put("target", one.target());
            fields.put("planned", one.planned());
            all.put(new Thing(MILESTONE, one.key(), one.name()), fields);
        });
        entries.tasks().forEach(one -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", one.name());
            fields.put("phase", one.phase());
            fields.put("estimate", one.estimate());
            fields.put("planned start", one.start());
            fields.put("planned finish", one.finish());
            all.put(new Thing(TASK, one.id(), one.name()), fields);
        });
        entries.workItems().forEach(one -> {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("title", one.title());
            fields.put("phase", one.phase());
            fields.put("start", one.start());
            fields.put("due", one.due());
            all.put(new Thing(WORK_ITEM, one.id(), one.title()), fields);
        });
        Map<String, @Nullable Object> calendar = new LinkedHashMap<>();
        calendar.put("settings", entries.calendar());
        all.put(new Thing("calendar", "", "Working calendar"), calendar);
        return all;
    }

    /** Something that a plan has: a milestone, a task, a work item or the calendar. Its id makes it the same. */
    public record Thing(String kind, String id, String name) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Thing thing && thing.kind.equals(kind) && thing.id.equals(id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, id);
        }
    }

    /** A field that is not alike, with its old and its new value; {@code null} where it has none. */
    public record Change(
            String kind,
            String id,
            String name,
            String field,
            @Nullable String before,
            @Nullable String after) {}
}
