package dev.milepost.process;

import dev.milepost.forecast.PlanWarnings;
import dev.milepost.gate.RuleArchive;
import dev.milepost.gate.RuleInspector;
import dev.milepost.plan.OtherXml;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.Problem;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.signoff.Deployers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    private final RuleInspector inspector;
    private final RuleArchive archive;
    private final Deployers deployers;
    private final Clock clock;

    PlanDeployer(RuleInspector inspector, RuleArchive archive, Deployers deployers, Clock clock) {
        this.inspector = inspector;
        this.archive = archive;
        this.deployers = deployers;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            List<Problem> problems = problems(deployment.getResources().values());
            if (!problems.isEmpty()) {
                throw new DeploymentRefused(problems);
            }
            deployment.getResources().values().stream()
                    .filter(FileNames::isRules)
                    .forEach(this::keep);
            deployment.getResources().values().stream()
                    .filter(FileNames::isBpmn)
                    .forEach(this::warn);
            String person = Context.getCommandContext().getAuthenticatedUserId();
            if (person != null) {
                deployers.add(deployment.getId(), person, clock.instant());
            }
        }
    }

    /** Says what is doubtful in plans for projects that begin today; that refuses nothing. */
    private void warn(ResourceEntity bpmn) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        WorkingCalendar calendar = WorkingCalendar.standard(ZoneOffset.UTC);
        PlanReader.read(bpmn.getName(), bpmn.getBytes()).plans().stream()
                .flatMap(plan -> PlanWarnings.of(plan, today, Map.of(), calendar).stream())
                .forEach(gap -> LOG.warn("{} [{}] {} {}", bpmn.getName(), gap.element(), gap.reason(), gap.advice()));
    }

    private void keep(ResourceEntity rules) {
        String source = new String(rules.getBytes(), StandardCharsets.UTF_8);
        archive.keep(DeployedFiles.sha256(rules.getBytes()), rules.getName(), source);
    }

    /** Everything that is wrong with a set of files, in the order of the files. */
    List<Problem> problems(Collection<ResourceEntity> resources) {
        List<Problem> problems = new ArrayList<>(FileNames.problems(resources));
        List<Plan> plans = new ArrayList<>();
        Map<String, String> rules = new LinkedHashMap<>();
        for (ResourceEntity resource : resources) {
            if (FileNames.isBpmn(resource)) {
                PlanReading reading = PlanReader.read(resource.getName(), resource.getBytes());
                problems.addAll(reading.problems());
                plans.addAll(reading.plans());
            } else if (FileNames.isRules(resource)) {
                RuleSource.problem(resource.getName(), resource.getBytes()).ifPresent(problems::add);
                rules.put(resource.getName(), new String(resource.getBytes(), StandardCharsets.UTF_8));
            } else if (DeploymentGuard.isMarkup(resource)) {
                problems.addAll(OtherXml.problems(resource.getName(), resource.getBytes()));
            }
        }
        boolean readable = rules.keySet().stream()
                .noneMatch(file ->
                        problems.stream().anyMatch(problem -> problem.file().equals(file)));
        if (readable) { // what a compiler says of text in the wrong encoding would only hide what is wrong
            problems.addAll(inspector.inspect(plans, rules));
        }
        return problems;
    }
}
