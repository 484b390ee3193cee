package dev.milepost.plan;

import java.util.List;
import java.util.Optional;

/**
 * A plan: an executable BPMN process with at least one milestone gate. Immutable.
 *
 * @param id the process id, which is the name people start it by
 * @param name the process name, or its id where it has none
 * @param file the BPMN file it was read from
 * @param phases in document order, outer before inner
 * @param tasks in document order
 * @param gates in the order in which a project reaches them, as far as the flow determines it
 */
public record Plan(
        String id, String name, String file, List<Phase> phases, List<PlannedTask> tasks, List<GateDefinition> gates) {

    /** Copies its lists. */
    public Plan {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        gates = List.copyOf(gates);
    }

    /** The gate with this key. */
    public Optional<GateDefinition> gate(String key) {
        return gates.stream().filter(gate -> gate.key().equals(key)).findFirst();
    }
}
