package dev.milepost.process;

import dev.milepost.check.FileNames;
import dev.milepost.check.PlanCheck;
import dev.milepost.gate.RuleArchive;
import dev.milepost.plan.Problem;
import dev.milepost.signoff.Deployers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Checks plans and rules as they are deployed, from wherever, before the engine reads them. Runs inside the deployment's
 * transaction: problems refuse all of it, and all of them are named at once.
 */
final class PlanDeployer implements Deployer {

    private final PlanCheck check;
    private final RuleArchive archive;
    private final Deployers deployers;
    private final Clock clock;

    PlanDeployer(PlanCheck check, RuleArchive archive, Deployers deployers, Clock clock) {
        this.check = check;
        this.archive = archive;
        this.deployers = deployers;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            List<Problem> problems = check.of(files).problems();
            if (!problems.isEmpty()) {
                throw new DeploymentRefused(problems);
            }
            deployment.getResources().values().stream()
                    .filter(resource -> FileNames.isRules(resource.getName()))
                    .forEach(this::keep);
            String person = Context.getCommandContext().getAuthenticatedUserId();
            if (person != null) {
                deployers.add(deployment.getId(), person, clock.instant());
            }
        }
    }

    private void keep(ResourceEntity rules) {
        String source = new String(rules.getBytes(), StandardCharsets.UTF_8);
        archive.keep(DeployedFiles.sha256(rules.getBytes()), rules.getName(), source);
    }
}
