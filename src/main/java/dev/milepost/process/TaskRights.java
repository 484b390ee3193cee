package dev.milepost.process;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who may work on a task, told from the engine's own rights. The engine answers the same question with one statement that joins
 * its rights twelve times, so that a right that is taken away beats one that is given; it costs as much as all the rest of a
 * completion. Here a yes needs no more than rights that are given and none that is taken away. Whatever is less plain than that
 * is left to the engine to decide. Thread-safe.
 */
final class TaskRights {

    private static final List<Permission> ON_TASK = List.of(TaskPermissions.UPDATE, TaskPermissions.TASK_WORK);
    private static final List<Permission> ON_PLAN =
            List.of(ProcessDefinitionPermissions.UPDATE_TASK, ProcessDefinitionPermissions.TASK_WORK);

    private static final String RIGHTS = "select TYPE_, RESOURCE_TYPE_, PERMS_ from ACT_RU_AUTHORIZATION where"
            + " (USER_ID_ in (?, '*') or GROUP_ID_ in (select GROUP_ID_ from ACT_ID_MEMBERSHIP where USER_ID_ = ?))"
            + " and (RESOURCE_TYPE_ = " + Resources.TASK.resourceType() + " and RESOURCE_ID_ in (?, '*')"
            + " or RESOURCE_TYPE_ = " + Resources.PROCESS_DEFINITION.resourceType() + " and RESOURCE_ID_ in (?, '*'))";

    private final JdbcTemplate jdbc;

    TaskRights(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the user plainly may complete the task.
     *
     * @return {@code false} if they may not, or if the engine has to be asked
     */
    boolean plainlyMayWorkOn(String user, String task, String plan) {
        List<Right> rights = jdbc.query(
                RIGHTS,
                (row, number) -> new Right(row.getInt(1), row.getInt(2), row.getInt(3)),
                user,
                user,
                task,
                plan);
        return rights.stream().noneMatch(Right::isTakenAway) && rights.stream().anyMatch(Right::isToWork);
    }

    private record Right(int type, int resource, int permissions) {

        boolean isTakenAway() {
            return type == AUTH_TYPE_REVOKE;
        }

        boolean isToWork() {
            return (resource == Resources.TASK.resourceType() ? ON_TASK : ON_PLAN)
                    .stream().anyMatch(permission -> (permissions & permission.getValue()) == permission.getValue());
        }
    }
}
