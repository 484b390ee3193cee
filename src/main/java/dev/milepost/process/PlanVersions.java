package dev.milepost.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Every version of a plan that is deployed, also those that no new project is started with. Thread-safe. */
public class PlanVersions {

    private final EngineAccess engine;

    PlanVersions(EngineAccess engine) {
        this.engine = engine;
    }

    /** All versions of a plan, the newest first; empty if there is no such plan. */
    public List<PlanVersion> of(String plan) {
        if (plan.equals(Plans.LIFECYCLE)) {
            return List.of();
        }
        return engine.ask(services -> services
                .repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(plan)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(definition -> version(definition, services))
                .toList());
    }

    /**
     * One version of a plan.
     *
     * @throws UnknownPlanException if there is no such plan, or it has no such version
     */
    public PlanVersion find(String plan, int version) {
        List<PlanVersion> all = of(plan);
        if (all.isEmpty()) {
            throw new UnknownPlanException(plan);
        }
        return all.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new UnknownPlanException(plan, version));
    }

    /**
     * The newest version of a plan.
     *
     * @throws UnknownPlanException if there is no such plan
     */
    public PlanVersion newest(String plan) {
        return of(plan).stream().findFirst().orElseThrow(() -> new UnknownPlanException(plan));
    }

    private static PlanVersion version(ProcessDefinition definition, EngineAccess.Services services) {
        Instant deployedAt = Optional.ofNullable(services.repository()
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult())
                .map(Deployment::getDeploymentTime)
                .map(Date::toInstant)
                .orElseThrow();
        return new PlanVersion(definition.getVersion(), definition.getId(), definition.getDeploymentId(), deployedAt);
    }

    /**
     * A version of a plan.
     *
     * @param version counted by the engine from 1
     * @param definition the engine's id of it
     * @param deployment the deployment it came with, and its rules
     * @param deployedAt when that was made
     */
    public record PlanVersion(int version, String definition, String deployment, Instant deployedAt) {}
}
