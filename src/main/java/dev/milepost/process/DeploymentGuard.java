package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.check.FileNames;
import dev.milepost.gate.Judge;
import dev.milepost.plan.SchemaLocations;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Stands around deployments. Before the engine looks at a file, schema locations are taken out of it, because the engine's
 * parser would call the addresses they name. After a deployment is deleted, its plans and compiled rules are forgotten. Both are
 * put on the audit trail.
 */
final class DeploymentGuard extends CommandInterceptor {

    private final Audit audit;
    private final Consumer<String> forget;

    DeploymentGuard(DeployedFiles files, Judge judge, Audit audit) {
        this.audit = audit;
        this.forget = deployment -> files.forget(deployment).forEach(judge::forget);
    }

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        if (command instanceof DeployCmd) {
            DeploymentBuilderImpl builder = (DeploymentBuilderImpl) CommandFields.read(command, "deploymentBuilder");
            strip(builder.getDeployment());
            T result = deploy(command);
            record(builder.getDeployment());
            return result;
        }
        T result = next.execute(command);
        if (command instanceof DeleteDeploymentCmd) {
            String deployment = (String) CommandFields.read(command, "deploymentId");
            forget.accept(deployment);
            audit.record(Entry.done("deployment.deleted").object("deployment", deployment));
        }
        return result;
    }

    private void record(DeploymentEntity deployment) {
        if (deployment.getId() != null) { // else everything was deployed already
            Object[] files = deployment.getResources().values().stream()
                    .map(file -> file.getName() + " " + DeployedFiles.sha256(file.getBytes()))
                    .sorted()
                    .toArray();
            audit.record(Entry.done("deployment.made")
                    .object("deployment", deployment.getId())
                    .change(null, Digest.of(files))
                    .detail(files.length + " files, named " + deployment.getName()));
        }
    }

    /** Files that the engine cannot read are the sender's fault, which not all of the engine's own exceptions say. */
    private <T extends @Nullable Object> T deploy(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ParseException
                | AuthorizationException
                | OptimisticLockingException
                | ProcessEnginePersistenceException e) {
            throw e;
        } catch (ProcessEngineException e) {
            Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
            String why = root == e ? "" : " " + root.getMessage();
            throw new BadUserRequestException("Nothing was deployed. " + e.getMessage() + why, e);
        }
    }

    private static void strip(DeploymentEntity deployment) {
        if (deployment.getResources() != null) {
            for (ResourceEntity resource : deployment.getResources().values()) {
                if (FileNames.isMarkup(resource.getName())) {
                    resource.setBytes(SchemaLocations.strip(resource.getBytes()));
                }
            }
        }
    }
}
