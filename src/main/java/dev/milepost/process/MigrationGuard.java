package dev.milepost.process;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to migrate projects and gates past Milepost, by the engine's REST API or a batch: the project would run one version of its
 * plan and be judged by another, with nobody's name and reason on record.
 */
final class MigrationGuard extends CommandInterceptor {

    private final ThreadLocal<Boolean> own = ThreadLocal.withInitial(() -> false);

    /** Lets this thread migrate meanwhile. */
    void open(Runnable work) {
        own.set(true);
        try {
            work.run();
        } finally {
            own.remove();
        }
    }

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        if ((Object) command instanceof AbstractMigrationCmd && !own.get()) {
            MigrationPlan plan = ((MigrationPlanExecutionBuilderImpl) CommandFields.read(command, "executionBuilder"))
                    .getMigrationPlan();
            if (isOurs(plan.getSourceProcessDefinitionId()) || isOurs(plan.getTargetProcessDefinitionId())) {
                throw new BadUserRequestException(
                        "Projects and their gates are not migrated here, because their rules would stay"
                                + " behind. Use POST /api/migrations of Milepost, which moves both: first with \"dryRun\": true.");
            }
        }
        return next.execute(command);
    }

    private static boolean isOurs(@Nullable String definition) {
        CommandContext context = Context.getCommandContext();
        ProcessDefinitionEntity found = definition == null
                ? null
                : context.getDbEntityManager().selectById(ProcessDefinitionEntity.class, definition);
        return found != null
                && (Plans.LIFECYCLE.equals(found.getKey())
                        || Plans.isPlan(context.getProcessEngineConfiguration()
                                .getDeploymentCache()
                                .findDeployedProcessDefinitionById(definition)));
    }
}
