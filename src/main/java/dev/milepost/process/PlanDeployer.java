package dev.milepost.process;

import dev.milepost.check.Checked;
import dev.milepost.check.FileNames;
import dev.milepost.check.PlanCheck;
import dev.milepost.gate.RuleArchive;
import dev.milepost.gate.rules.RuleSources;
import dev.milepost.signoff.Deployers;
import dev.milepost.signoff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks plans and rules as they are deployed, from wherever, before the engine reads them. Runs inside the deployment's
 * transaction: problems refuse all of it, and all of them are named at once.
 */
final class PlanDeployer implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(PlanDeployer.class);

    private final PlanCheck check;
    private final RuleArchive archive;
    private final Deployers deployers;
    private final People people;
    private final Clock clock;

    PlanDeployer(PlanCheck check, RuleArchive archive, Deployers deployers, People people, Clock clock) {
        this.check = check;
        this.archive = archive;
        this.deployers = deployers;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            Checked checked = check.of(files, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), people.groups());
            if (!checked.problems().isEmpty()) {
                throw new DeploymentRefused(checked.problems());
            }
            checked.warnings().forEach(warning -> LOG.warn("{}", warning));
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
        String source = RuleSources.read(rules.getName(), rules.getBytes()).drl();
        archive.keep(DeployedFiles.sha256(rules.getBytes()), rules.getName(), source);
    }
}
