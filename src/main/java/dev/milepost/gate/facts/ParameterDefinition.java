package dev.milepost.gate.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a rule file declares with {@code @param("name: type = default; …")}.
 *
 * @param name its name, which follows {@code param.} on a gate
 * @param type what its value has to look like
 * @param choices the words a {@link ParameterType#CHOICE} may be; empty for other types
 * @param required whether the gate has to give it
 * @param defaultValue its value where the gate gives none; {@code null} where there is none
 */
public record ParameterDefinition(
        String name,
        ParameterType type,
        List<String> choices,
        boolean required,
        @Nullable String defaultValue) {

    /** Copies its list. */
    public ParameterDefinition {
        choices = List.copyOf(choices);
    }

    /** Whether a value is well formed. */
    public boolean accepts(String value) {
        return type == ParameterType.CHOICE ? choices.contains(value.strip()) : type.accepts(value);
    }

    /** What a value has to be. */
    public String meaning() {
        return type == ParameterType.CHOICE ? "one of: " + String.join(", ", choices) : type.meaning();
    }
}
