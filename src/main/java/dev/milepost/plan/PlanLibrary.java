package dev.milepost.plan;

/** Finds the plan of a deployed process definition. Thread-safe; plans are immutable and kept. */
public interface PlanLibrary {

    /**
     * The plan of a process definition.
     *
     * @throws IllegalStateException if the definition does not exist or is no plan
     */
    Plan plan(String definition);
}
