package dev.milepost.gate.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts numbers and names into words, the same for the same facts in whatever order a rule collected them. */
public final class Words {

    private static final int SHOWN = 10;

    private Words() {}

    /** The names in order, {@code a, b, c}; at most ten, then how many more; {@code none} for no name. */
    public static String list(Collection<?> names) {
        if (names.isEmpty()) {
            return "none";
        }
        List<String> sorted = names.stream().map(String::valueOf).sorted().toList();
        String shown = String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size())));
        return sorted.size() <= SHOWN ? shown : shown + " and " + (sorted.size() - SHOWN) + " more";
    }

    /** A number of things: {@code 1 test}, {@code 3 tests}. */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : thing + "s");
    }

    /** A length of time: {@code 2 days 3 hours}. */
    public static String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        return parts.isEmpty() ? "less than a minute" : String.join(" ", parts);
    }

    /** A suite as rules are asked for it: {@code suite unit}, or {@code any suite} for {@code *}. */
    public static String suite(String name) {
        return name.equals("*") ? "any suite" : "suite " + name;
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(count(number, unit));
        }
    }
}
