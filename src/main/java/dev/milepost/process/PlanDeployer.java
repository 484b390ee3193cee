package dev.milepost.process;

import dev.milepost.gate.RuleArchive;
import dev.milepost.gate.RuleInspector;
import dev.milepost.plan.OtherXml;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Checks plans and rules as they are deployed, from wherever, before the engine reads them. Runs inside the deployment's
 * transaction: problems refuse all of it, and all of them are named at once.
 */
final class PlanDeployer implements Deployer {

    private final RuleInspector inspector;
    private final RuleArchive archive;

    PlanDeployer(RuleInspector inspector, RuleArchive archive) {
        this.inspector = inspector;
        this.archive = archive;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            List<Problem> problems = problems(deployment.getResources().values());
            if (!problems.isEmpty()) {
                throw new DeploymentRefused(problems);
            }
            deployment.getResources().values().stream()
                    .filter(resource -> resource.getName().endsWith(".drl"))
                    .forEach(this::keep);
        }
    }

    private void keep(ResourceEntity rules) {
        String source = new String(rules.getBytes(), StandardCharsets.UTF_8);
        archive.keep(DeployedFiles.sha256(rules.getBytes()), rules.getName(), source);
    }

    /** Everything that is wrong with a set of files, in the order of the files. */
    List<Problem> problems(Collection<ResourceEntity> resources) {
        List<Problem> problems = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        Map<String, String> rules = new LinkedHashMap<>();
        for (ResourceEntity resource : resources) {
            if (resource.getName().endsWith(".bpmn") || resource.getName().endsWith(".bpmn20.xml")) {
                PlanReading reading = PlanReader.read(resource.getName(), resource.getBytes());
                problems.addAll(reading.problems());
                plans.addAll(reading.plans());
            } else if (resource.getName().endsWith(".drl")) {
                rules.put(resource.getName(), new String(resource.getBytes(), StandardCharsets.UTF_8));
            } else if (DeploymentGuard.isMarkup(resource)) {
                problems.addAll(OtherXml.problems(resource.getName(), resource.getBytes()));
            }
        }
        problems.addAll(inspector.inspect(plans, rules));
        return problems;
    }
}
