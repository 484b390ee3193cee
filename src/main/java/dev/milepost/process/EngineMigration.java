package dev.milepost.process;

import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.plan.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Moves a process to another version of its plan by the engine's own migration: what is alike is mapped, and whatever the process is at
 * goes on where it is. Timers run on unless the new version sets them otherwise. Thread-safe.
 */
final class EngineMigration {

    private final EngineAccess engine;
    private final MigrationGuard guard;

    EngineMigration(EngineAccess engine, MigrationGuard guard) {
        this.engine = engine;
        this.guard = guard;
    }

    /**
     * Moves it, in the caller's transaction.
     *
     * @throws RuleChangeRefusedException if the engine cannot; the transaction cannot be committed any more then
     */
    void move(String instance, Binding before, Binding after, String person) {
        try {
            engine.as(person, services -> {
                MigrationPlan plan = plan(services, before.definition(), after.definition());
                guard.open(() -> services.runtime()
                        .newMigration(plan)
                        .processInstanceIds(instance)
                        .execute());
            });
        } catch (MigratingProcessInstanceValidationException e) {
            throw refused(after, failures(e.getValidationReport()));
        } catch (MigrationPlanValidationException e) {
            throw refused(
                    after,
                    e.getValidationReport().getInstructionReports().stream()
                            .flatMap(report -> report.getFailures().stream())
                            .toList());
        }
    }

    private static MigrationPlan plan(EngineAccess.Services services, String before, String after) {
        MigrationPlan equal = services.runtime()
                .createMigrationPlan(before, after)
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        BpmnModelInstance modelBefore = services.repository().getBpmnModelInstance(before);
        BpmnModelInstance modelAfter = services.repository().getBpmnModelInstance(after);
        MigrationPlanBuilder plan = services.runtime().createMigrationPlan(before, after);
        for (MigrationInstruction instruction : equal.getInstructions()) {
            var mapped = plan.mapActivities(instruction.getSourceActivityId(), instruction.getTargetActivityId());
            Optional<String> timer = timer(modelBefore, instruction.getSourceActivityId());
            boolean runsOn = timer.isPresent() && timer.equals(timer(modelAfter, instruction.getTargetActivityId()));
            if (instruction.isUpdateEventTrigger() && !runsOn) {
                mapped.updateEventTrigger();
            }
        }
        return plan.build();
    }

    /** What a timer is set to; empty for whatever is none. */
    private static Optional<String> timer(BpmnModelInstance model, String id) {
        ModelElementInstance element = model.getModelElementById(id);
        return element instanceof CatchEvent event
                ? event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(TimerEventDefinition.class::cast)
                        .map(timer -> text(timer.getTimeDate()) + "|" + text(timer.getTimeDuration()) + "|"
                                + text(timer.getTimeCycle()))
                        .findFirst()
                : Optional.empty();
    }

    private static String text(@Nullable ModelElementInstance expression) {
        return expression == null ? "" : expression.getTextContent().strip();
    }

    private static List<String> failures(MigratingProcessInstanceValidationReport report) {
        List<String> all = new ArrayList<>(report.getFailures());
        Stream.concat(
                        report.getActivityInstanceReports().stream()
                                .flatMap(one ->
                                        one.getFailures().stream().map(why -> one.getSourceScopeId() + ": " + why)),
                        report.getTransitionInstanceReports().stream()
                                .flatMap(one ->
                                        one.getFailures().stream().map(why -> one.getSourceScopeId() + ": " + why)))
                .forEach(all::add);
        return all;
    }

    private static RuleChangeRefusedException refused(Binding after, List<String> failures) {
        return RuleChangeRefusedException.conflict(
                "The engine cannot move the process to version " + after.planVersion()
                        + " of its plan: "
                        + failures.stream().distinct().collect(Collectors.joining("; "))
                        + ". Move the project once it has left these, or deploy a version that keeps them as they are.");
    }
}
