package dev.milepost.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** The drawings of plans, as their designers deployed them. Thread-safe. */
public class Diagrams {

    private final EngineAccess engine;

    Diagrams(EngineAccess engine) {
        this.engine = engine;
    }

    /** The BPMN file of a process definition. */
    public byte[] of(String definition) {
        return engine.ask(services -> read(services.repository().getProcessModel(definition), definition));
    }

    /**
     * The BPMN file of the newest version of a plan.
     *
     * @throws UnknownPlanException if there is no such plan
     */
    public byte[] ofPlan(String plan) {
        @Nullable
        ProcessDefinition newest = engine.ask(services -> services.repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(plan)
                .latestVersion()
                .active()
                .singleResult());
        if (newest == null) {
            throw new UnknownPlanException(plan);
        }
        return of(newest.getId());
    }

    private static byte[] read(InputStream model, String definition) {
        try (model) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model of " + definition, e);
        }
    }
}
