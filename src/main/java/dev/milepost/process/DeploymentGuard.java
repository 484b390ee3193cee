package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.check.FileNames;
import dev.milepost.gate.Judge;
import dev.milepost.plan.Projects;
import dev.milepost.plan.SchemaLocations;
import java.util.List;
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
 * parser would call the addresses they name. A deployment whose rules a project was moved to is not deleted while the project runs.
 * After one is deleted, its plans and compiled rules are forgotten. Both are put on the audit trail.
 */
final class DeploymentGuard extends CommandInterceptor {

    private static final int NAMED = 5;

    private final DeployedFiles files;
    private final Projects projects;
    private final Audit audit;
    private final Consumer<String> forget;

    DeploymentGuard(DeployedFiles files, Judge judge, Projects projects, Audit audit) {
        this.files = files;
        this.projects = projects;
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
        if (command instanceof DeleteDeploymentCmd) {
            keepIfUsed((String) CommandFields.read(command, "deploymentId"));
        }
        T result = next.execute(command);
        if (command instanceof DeleteDeploymentCmd) {
            String deployment = (String) CommandFields.read(command, "deploymentId");
            forget.accept(deployment);
            audit.record(Entry.done("deployment.deleted").object("deployment", deployment));
        }
        return result;
    }

    /** The engine knows of the plans of running projects, but not of rules that projects of other deployments use. */
    private void keepIfUsed(String deployment) {
        if (files.hold(deployment)) { // so that no project is moved to it meanwhile
            List<String> used = projects.judgedBy(deployment);
            if (!used.isEmpty()) {
                throw new BadUserRequestException("Deployment '" + deployment
                        + "' is not deleted: the gates of running projects are judged by its rules ("
                        + String.join(", ", used.subList(0, Math.min(NAMED, used.size())))
                        + (used.size() > NAMED ? " and " + (used.size() - NAMED) + " more" : "")
                        + "). Move them to other rules first.");
            }
        }
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
