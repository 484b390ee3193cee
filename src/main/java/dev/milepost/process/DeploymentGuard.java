package dev.milepost.process;

import dev.milepost.gate.Judge;
import dev.milepost.plan.SchemaLocations;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;

/**
 * Stands around deployments. Before the engine looks at a file, schema locations are taken out of it, because the engine's
 * parser would call the addresses they name. After a deployment is deleted, its plans and compiled rules are forgotten.
 */
final class DeploymentGuard extends CommandInterceptor {

    private static final List<String> MARKUP = List.of(".bpmn", ".dmn", ".cmmn", ".xml");

    private final Consumer<String> forget;

    DeploymentGuard(DeployedFiles files, Judge judge) {
        this.forget = deployment -> files.forget(deployment).forEach(judge::forget);
    }

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        if (command instanceof DeployCmd) {
            DeploymentBuilderImpl builder = (DeploymentBuilderImpl) CommandFields.read(command, "deploymentBuilder");
            strip(builder.getDeployment());
        }
        T result = next.execute(command);
        if (command instanceof DeleteDeploymentCmd) {
            forget.accept((String) CommandFields.read(command, "deploymentId"));
        }
        return result;
    }

    /** Whether some deployer of the engine, also one that is switched off, reads such a file with an XML parser. */
    static boolean isMarkup(ResourceEntity resource) {
        return MARKUP.stream().anyMatch(resource.getName()::endsWith);
    }

    private static void strip(DeploymentEntity deployment) {
        if (deployment.getResources() != null) {
            for (ResourceEntity resource : deployment.getResources().values()) {
                if (isMarkup(resource)) {
                    resource.setBytes(SchemaLocations.strip(resource.getBytes()));
                }
            }
        }
    }
}
