package dev.milepost.importing;

import static dev.milepost.importing.Elements.local;
import static dev.milepost.importing.Elements.words;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The messages, signals, errors and escalations of a file, and which of them events of the plan use. */
final class Names {

    private final Map<String, Markup> definitions = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    void add(Markup definition) {
        definitions.putIfAbsent(definition.id(), definition);
    }

    /** What the one that is referred to is called; marks it as used. */
    String of(String reference, String otherwise) {
        String id = local(reference);
        Markup definition = definitions.get(id);
        if (definition == null) {
            return id.isEmpty() ? otherwise : id;
        }
        used.add(id);
        String code = definition.attribute(definition.is("error") ? "errorCode" : "name");
        return code.isEmpty() ? definition.label() : code;
    }

    /** Says which no event of the plan uses. */
    void tellUnused(Notes notes) {
        definitions.forEach((id, definition) -> {
            if (!used.contains(id)) {
                notes.dropped(
                        id,
                        definition.line(),
                        "The " + words(definition.name()) + " '" + definition.label()
                                + "' was left out: no event of the plan waits for it.",
                        "");
            }
        });
    }
}
