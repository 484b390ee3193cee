package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one rule file as its gate sets them: {@code alias.name}, then {@code name}, then the default the file
 * declares. Reading a parameter that is not declared, has no value, or is not of the type asked for throws, and the
 * criterion is reported as an error: a rule never goes on with a guess.
 */
public final class Parameters {

    private final Map<String, ParameterDefinition> declared = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** The parameters of a file that declares these, used under this alias, from a gate's raw settings. */
    public Parameters(Collection<ParameterDefinition> declared, @Nullable String alias, Map<String, String> settings) {
        for (ParameterDefinition parameter : declared) {
            this.declared.put(parameter.name(), parameter);
            String value = alias == null ? null : settings.get(alias + "." + parameter.name());
            if (value == null) {
                value = settings.get(parameter.name());
            }
            if (value == null) {
                value = parameter.defaultValue();
            }
            if (value != null) {
                values.put(parameter.name(), value.strip());
            }
        }
    }

    /** What is wrong with the values as a whole, one sentence each; empty where every rule can read what it declares. */
    public List<String> faults() {
        return declared.values().stream()
                .filter(parameter -> {
                    String value = values.get(parameter.name());
                    return value == null ? parameter.required() : !isUsable(parameter, value);
                })
                .map(parameter -> fault(parameter, values.get(parameter.name())))
                .toList();
    }

    /** Whether an optional parameter has a value. */
    public boolean has(String name) {
        declared(name);
        return values.containsKey(name);
    }

    /** A text, or the word of a choice. */
    public String text(String name) {
        ParameterDefinition parameter = declared(name);
        String value = values.get(name);
        if (value == null || !isUsable(parameter, value)) {
            throw new IllegalArgumentException(fault(parameter, value));
        }
        return value;
    }

    /** A text, or this one, which may be {@code null}, where the gate gives none. */
    public @Nullable String text(String name, @Nullable String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A number from 0 to 1. */
    public BigDecimal ratio(String name) {
        return read(name, ParameterType.RATIO, BigDecimal.class);
    }

    /** A number. */
    public BigDecimal decimal(String name) {
        return read(name, ParameterType.DECIMAL, BigDecimal.class);
    }

    /** A whole number. */
    public int integer(String name) {
        return read(name, ParameterType.INTEGER, Integer.class);
    }

    /** A day. */
    public LocalDate date(String name) {
        return read(name, ParameterType.DATE, LocalDate.class);
    }

    /** A day, or this one where the gate gives none. */
    public LocalDate date(String name, LocalDate otherwise) {
        return has(name) ? date(name) : otherwise;
    }

    /** A length of time; a day has 24 hours. */
    public Duration duration(String name) {
        return read(name, ParameterType.DURATION, Duration.class);
    }

    /** Words that were separated by commas. */
    public List<String> list(String name) {
        return ((List<?>) read(name, ParameterType.LIST, List.class))
                .stream().map(String.class::cast).toList();
    }

    private <T> T read(String name, ParameterType type, Class<T> as) {
        String value = text(name);
        if (declared(name).type() != type) {
            throw new IllegalArgumentException("Parameter '%s' is declared as %s, but the rule reads it as %s."
                    .formatted(name, declared(name).type().word(), type.word()));
        }
        return as.cast(type.parse(value));
    }

    private ParameterDefinition declared(String name) {
        ParameterDefinition parameter = declared.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "The rule reads parameter '%s', which its file does not declare. Add it to @param."
                            .formatted(name));
        }
        return parameter;
    }

    private static boolean isUsable(ParameterDefinition parameter, String value) {
        return !value.isEmpty() && !value.contains("${") && parameter.accepts(value);
    }

    private static String fault(ParameterDefinition parameter, @Nullable String value) {
        if (value == null) {
            return "Parameter '%s' has no value.".formatted(parameter.name());
        }
        if (value.isEmpty()) {
            return "Parameter '%s' is empty.".formatted(parameter.name());
        }
        return "Parameter '%s' is '%s', which is not %s.".formatted(parameter.name(), value, parameter.meaning());
    }

    @Override
    public String toString() {
        return "Parameters" + values;
    }
}
