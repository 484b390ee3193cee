package dev.milepost.forecast.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When the activities of a network take place if each takes its most likely time and the most probable branches are taken.
 *
 * @param activities the dates by id, in the order of the network's activities; those on untaken branches are absent
 * @param finish when the last of them finishes, in units of working time after the network's origin; 0 where there are none
 */
public record Schedule(Map<String, Dates> activities, double finish) {

    /** Copies the dates and keeps their order. */
    public Schedule {
        activities = Collections.unmodifiableMap(new LinkedHashMap<>(activities));
    }
}
