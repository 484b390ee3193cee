package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.Network;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that was read from a file.
 *
 * @param network its activities and links; in the file's own periods (PSPLIB), or in working minutes of the project's calendar
 * @param deadlines latest finishes that the file demands, by activity, for late dates and floats
 * @param items what the file says of each activity, in its order; points that only hold summaries together are not among them
 * @param timescale turns working minutes into dates; {@code null} for PSPLIB, which has none
 * @param declaredLength the critical-path length that the file itself states; {@code null} if it states none
 * @param notes what was left out or approximated, a sentence each
 */
public record ImportedSchedule(
        Network network,
        Map<String, Double> deadlines,
        List<Item> items,
        @Nullable Timescale timescale,
        @Nullable Double declaredLength,
        List<String> notes) {

    /** Copies its collections. */
    public ImportedSchedule {
        deadlines = Map.copyOf(deadlines);
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /**
     * What a file says of an activity.
     *
     * @param id its id in the network: the job number, the task's unique id, or the activity's id
     * @param name as people know it
     * @param percentComplete from 0 to 100, of the kind that the file chose for it (duration, physical, units)
     * @param line where it stands in the file, from 1; 0 if that is not known
     */
    public record Item(String id, String name, double percentComplete, int line) {}
}
