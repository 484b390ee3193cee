package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands around every engine command, inside its transaction, whoever sent it: Tasklist, the engine's REST API, a job.
 * Before a command that can move a project it takes the project's lock, before the engine reads anything; after the outermost
 * command it has every gate evaluated whose facts the command has changed.
 */
final class ProjectLock extends CommandInterceptor {

    private static final String BY_EXECUTION = "select i.business_key_ from act_ru_execution e"
            + " join act_ru_execution i on i.id_ = e.proc_inst_id_ where e.id_ = ?";
    private static final String BY_TASK = "select i.business_key_ from act_ru_task t"
            + " join act_ru_execution i on i.id_ = t.proc_inst_id_ where t.id_ = ?";
    private static final String BY_JOB = "select i.business_key_ from act_ru_job j"
            + " join act_ru_execution i on i.id_ = j.process_instance_id_ where j.id_ = ?";

    /** For each command that moves a process: the field that says which, and the way from there to the project. */
    private static final Map<Class<?>, Target> MOVING = Map.of(
            CompleteTaskCmd.class, new Target("taskId", BY_TASK),
            SubmitTaskFormCmd.class, new Target("taskId", BY_TASK),
            HandleTaskBpmnErrorCmd.class, new Target("taskId", BY_TASK),
            HandleTaskEscalationCmd.class, new Target("taskId", BY_TASK),
            ExecuteJobsCmd.class, new Target("jobId", BY_JOB),
            SignalCmd.class, new Target("executionId", BY_EXECUTION),
            DeleteProcessInstanceCmd.class, new Target("processInstanceId", BY_EXECUTION));

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private final GateKeeper gates;
    private final JdbcTemplate jdbc;

    ProjectLock(GateKeeper gates, JdbcTemplate jdbc) {
        this.gates = gates;
        this.jdbc = jdbc;
    }

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        int outer = depth.get();
        depth.set(outer + 1);
        try {
            if (outer == 0) {
                lock(command);
            }
            T result = next.execute(command);
            if (outer == 0 && TransactionSynchronizationManager.isActualTransactionActive()) {
                gates.settleAll("process moved");
            }
            return result;
        } finally {
            if (outer == 0) {
                depth.remove();
            } else {
                depth.set(outer);
            }
        }
    }

    private void lock(Command<?> command) {
        Target target = MOVING.get(command.getClass());
        if (target != null && !gates.holdsLock()) {
            String id = target.id(command);
            jdbc.queryForList(target.sql, String.class, id).stream()
                    .filter(key -> key != null)
                    .forEach(gates::lock);
        }
    }

    private record Target(String field, String sql) {
        String id(Command<?> command) {
            return (String) CommandFields.read(command, field);
        }
    }
}
