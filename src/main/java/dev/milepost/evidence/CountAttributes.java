package dev.milepost.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a suite that count something. Empty ones and those that say yes or no count nothing. */
final class CountAttributes {

    private static final Pattern COUNT =
            Pattern.compile("([0-9]{1,8}|[0-9]{1,3}([,' \u00A0\u2019\u202F][0-9]{3}){1,2})(\\.0*)?");

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
        return Stream.of(names).flatMap(this::numbers).toList();
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private Stream<Integer> numbers(String name) {
        return Attributes.named(element, name)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !saysNothing(name, value))
                .flatMap(value -> number(name, value));
    }

    private Stream<Integer> number(String name, String value) {
        var matcher = COUNT.matcher(value);
        if (matcher.matches()) {
            String digits = matcher.group(1).replaceAll("[^0-9]", "");
            return Stream.of(Integer.valueOf(digits));
        }
        unreadable.add(name + "='" + new TestCase(value, Outcome.ERROR).name() + "'");
        return Stream.empty();
    }

    /** Some suites are {@code disabled="true"}; one that is {@code failed="true"} says a lot, though no number. */
    private static boolean saysNothing(String name, String value) {
        boolean tellsOfBadTests = name.startsWith("fail") || name.startsWith("err");
        return value.equalsIgnoreCase("false") || (value.equalsIgnoreCase("true") && !tellsOfBadTests);
    }
}
