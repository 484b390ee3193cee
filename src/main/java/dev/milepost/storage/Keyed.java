package dev.milepost.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something and whose it is, where one question asks for what many have.
 *
 * @param key whose it is
 * @param value what it is
 * @param <T> what it is
 */
public record Keyed<T>(String key, T value) {

    /** What each has, in the order of the rows. */
    public static <T> Map<String, List<T>> grouped(List<Keyed<T>> rows) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row.value()));
        return groups;
    }
}
