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
        return name.length() <= 255 ? name : name.substring(0, 254) + "…";
    }
}
