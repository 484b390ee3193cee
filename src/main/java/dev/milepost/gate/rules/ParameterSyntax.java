package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.facts.ParameterType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @param}: declarations separated by semicolons, each {@code name: type} (required), {@code name: type =
 * default}, or {@code name: type?} (optional, no default). In the place of a type, {@code one|two} allows these words.
 */
final class ParameterSyntax {

    static final String EXAMPLE = "\"minRatio: ratio = 0.95; suite: text; build: text?; which: mandatory|all = all\"";

    private static final Pattern DECLARATION = Pattern.compile(
            "(?<name>[A-Za-z][A-Za-z0-9_-]*)\\s*:\\s*(?<type>[^=?]*?)\\s*(?<optional>\\?)?\\s*(?:=\\s*(?<value>.*))?",
            Pattern.DOTALL);
    private static final Pattern CHOICES = Pattern.compile("[^|\\s]+(\\s*\\|\\s*[^|\\s]+)+");

    private final Map<String, ParameterDefinition> parameters = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    ParameterSyntax(String text) {
        Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(declaration -> !declaration.isEmpty())
                .forEach(this::read);
    }

    List<ParameterDefinition> parameters() {
        return List.copyOf(parameters.values());
    }

    List<String> faults() {
        return faults;
    }

    private void read(String declaration) {
        Matcher matcher = DECLARATION.matcher(declaration);
        if (!matcher.matches()) {
            faults.add("The parameter declaration '%s' is not of the form 'name: type'.".formatted(declaration));
            return;
        }
        String name = matcher.group("name");
        String word = matcher.group("type");
        boolean optional = matcher.group("optional") != null;
        String value = matcher.group("value");
        List<String> choices = CHOICES.matcher(word).matches()
                ? Arrays.stream(word.split("\\|")).map(String::strip).toList()
                : List.of();
        Optional<ParameterType> type = choices.isEmpty() ? typeNamed(word) : Optional.of(ParameterType.CHOICE);
        if (type.isEmpty()) {
            faults.add("Parameter '%s' is of type '%s', which is not one of %s.".formatted(name, word, typeWords()));
            return;
        }
        define(new ParameterDefinition(
                name, type.get(), choices, value == null && !optional, optional ? null : strip(value)));
        if (optional && value != null) {
            faults.add("Parameter '%s' is optional and has a default; drop the '?'.".formatted(name));
        }
    }

    private void define(ParameterDefinition parameter) {
        String value = parameter.defaultValue();
        if (value != null && (value.isEmpty() || !parameter.accepts(value))) {
            faults.add("The default '%s' of parameter '%s' is not %s."
                    .formatted(value, parameter.name(), parameter.meaning()));
        }
        if (parameters.put(parameter.name(), parameter) != null) {
            faults.add("Parameter '%s' is declared twice.".formatted(parameter.name()));
        }
    }

    private static @Nullable String strip(@Nullable String value) {
        return value == null ? null : value.strip();
    }

    private static Optional<ParameterType> typeNamed(String word) {
        return Arrays.stream(ParameterType.values())
                .filter(type -> type != ParameterType.CHOICE)
                .filter(type -> type.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String typeWords() {
        return String.join(
                ", ",
                Arrays.stream(ParameterType.values())
                        .filter(type -> type != ParameterType.CHOICE)
                        .map(ParameterType::word)
                        .toList());
    }
}
