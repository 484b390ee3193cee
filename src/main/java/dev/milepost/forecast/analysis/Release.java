package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One release, or project, with the dates of its milestones.
 *
 * @param name which release
 * @param planned first planned date by milestone; the order of the entries is a hint at the order of milestones
 * @param actual actual date by milestone, of those that were reached
 */
public record Release(String name, Map<String, LocalDate> planned, Map<String, LocalDate> actual) {

    /** Copies its maps, order included. */
    public Release {
        planned = Collections.unmodifiableMap(new LinkedHashMap<>(planned));
        actual = Collections.unmodifiableMap(new LinkedHashMap<>(actual));
    }

    /** Whether its milestones follow each other; not if all are planned for one day, as deliverables of one deadline are. */
    boolean isSequence() {
        return planned.values().stream().distinct().count() != 1 || planned.size() == 1;
    }
}
