package dev.milepost.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of BPMN elements as people see them. */
final class Names {

    private Names() {}

    /** The current element's name, or its id where it has none. */
    static String of(DelegateExecution execution) {
        String name = execution.getCurrentActivityName();
        return name == null || name.isBlank() ? execution.getCurrentActivityId() : clip(name);
    }

    /** The name, cut to what a name column holds. */
    static String clip(String name) {
        return clip(name, 255);
    }

    /** The name, cut to at most this many characters, none of them in two. */
    static String clip(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        int end = longest - 1;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
