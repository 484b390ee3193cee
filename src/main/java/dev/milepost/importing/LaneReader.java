package dev.milepost.importing;

import static dev.milepost.importing.Elements.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the lanes of a process.
 *
 * @param steps those of the process by the ids of the file
 */
record LaneReader(Draft draft, Map<String, Step> steps, Notes notes) {

    /** Answers the new ids of lanes by those of the file. */
    Map<String, String> read(Markup process) {
        Map<String, String> laneIds = new HashMap<>();
        process.all("laneSet").forEach(set -> lanes(set, "", laneIds));
        return laneIds;
    }

    private void lanes(Markup set, String outer, Map<String, String> laneIds) {
        for (Markup lane : (Iterable<Markup>) set.all("lane")::iterator) {
            Markup inner = lane.first("childLaneSet");
            String name = outer + lane.attribute("name");
            if (inner.all("lane").findAny().isPresent()) {
                notes.changed(
                        lane.id(), lane.line(), "The lane '" + name + "' is in the plan only by the lanes in it.", "");
                lanes(inner, name.isEmpty() ? "" : name + ", ", laneIds);
                continue;
            }
            List<Step> held = new ArrayList<>();
            lane.all("flowNodeRef").forEach(reference -> {
                Step step = steps.get(local(reference.text()));
                if (step != null) {
                    held.add(step);
                }
            });
            String id = draft.ids.like(lane.id(), "lane");
            draft.lanes.add(new Draft.Lane(id, name, held));
            laneIds.putIfAbsent(lane.id(), id);
            notes.understood(
                    lane.id(),
                    lane.line(),
                    "The lane '" + name + "' is kept; it says nothing about who may do the tasks in it.",
                    "Set candidate groups on the tasks.");
        }
    }
}
