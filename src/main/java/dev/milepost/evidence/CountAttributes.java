package dev.milepost.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a suite that count something. Empty ones and those that say yes or no count nothing. */
final class CountAttributes {

    private static final Pattern COUNT = Pattern.compile("([0-9]{1,8})(\\.0+)?");

    private final XMLStreamReader element;
    private final List<String> unreadable = new ArrayList<>();

    CountAttributes(XMLStreamReader element) {
        this.element = element;
    }

    /** The largest number under any of these names; {@code null} where there is none. */
    @Nullable
    Integer largest(String... names) {
        return each(names).stream().max(Integer::compare).orElse(null);
    }

    List<Integer> each(String... names) {
        return Stream.of(names).flatMap(this::number).toList();
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private Stream<Integer> number(String name) {
        String value = element.getAttributeValue(null, name);
        if (value == null || value.isBlank() || value.equals("true") || value.equals("false")) {
            return Stream.empty();
        }
        var matcher = COUNT.matcher(value.strip());
        if (matcher.matches()) {
            return Stream.of(Integer.valueOf(matcher.group(1)));
        }
        unreadable.add(name + "='" + new TestCase(value, Outcome.ERROR).name() + "'");
        return Stream.empty();
    }
}
