package dev.milepost.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The BPMN errors that a file defines. */
record ErrorCodes(Map<String, String> byId) {

    static ErrorCodes of(XmlElement definitions) {
        Map<String, String> codes = new HashMap<>();
        definitions
                .bpmn("error")
                .filter(error -> error.id() != null)
                .forEach(error -> error.attribute("errorCode").ifPresent(code -> codes.put(error.id(), code.trim())));
        return new ErrorCodes(codes);
    }

    /** The code of the error that an event catches: empty for one that catches all; nothing for one that catches none. */
    Optional<String> caughtBy(Node event) {
        return event.element()
                .bpmn("errorEventDefinition")
                .findFirst()
                .map(definition -> definition.attribute("errorRef").orElse(""))
                .map(reference -> byId.getOrDefault(reference.substring(reference.indexOf(':') + 1), ""));
    }
}
