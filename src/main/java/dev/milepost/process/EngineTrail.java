package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Puts on the audit trail what people do at the engine itself, in Tasklist, Cockpit, Admin or by its REST API: claims,
 * assignments, variables, users, groups, rights, instances moved or deleted. It is what the engine's own operation log sees.
 * What Milepost names better itself is left out: tasks completed, projects started, deployments. A row is about one property
 * of what was changed. As a bean it is found by the engine's Spring Boot starter.
 */
final class EngineTrail implements HistoryEventHandler {

    private static final Set<String> NAMED_BY_MILEPOST = Set.of(
            EntityTypes.TASK + UserOperationLogEntryEventEntity.OPERATION_TYPE_COMPLETE,
            EntityTypes.PROCESS_INSTANCE + UserOperationLogEntryEventEntity.OPERATION_TYPE_CREATE,
            EntityTypes.DEPLOYMENT + UserOperationLogEntryEventEntity.OPERATION_TYPE_CREATE,
            EntityTypes.DEPLOYMENT + UserOperationLogEntryEventEntity.OPERATION_TYPE_DELETE);

    private static final Set<String> PEOPLE = Set.of("userId", "assignee", "owner");

    /** Properties whose values are told: they are names of no person and hold nothing secret. */
    private static final Set<String> TOLD = Set.of("groupId", "permissions", "resource", "suspensionState");

    private final Audit audit;

    EngineTrail(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity operation
                && !NAMED_BY_MILEPOST.contains(operation.getEntityType() + operation.getOperationType())) {
            audit.record(entry(operation));
        }
    }

    /** Values can be anything, secrets too: the trail has their digests, except for the names of people. */
    private static Entry entry(UserOperationLogEntryEventEntity operation) {
        Entry entry = Entry.done("engine." + word(operation.getEntityType()) + "." + word(operation.getOperationType()))
                .by(operation.getUserId())
                .change(digest(operation.getOrgValue()), digest(operation.getNewValue()))
                .detail(detail(operation));
        if (PEOPLE.contains(String.valueOf(operation.getProperty())) && operation.getNewValue() != null) {
            return entry.person(operation.getNewValue());
        }
        String which = which(operation);
        return which == null ? entry : entry.object(word(operation.getEntityType()), which);
    }

    private static @Nullable String detail(UserOperationLogEntryEventEntity operation) {
        String property = operation.getProperty();
        return TOLD.contains(String.valueOf(property)) ? property + " " + operation.getNewValue() : property;
    }

    private static @Nullable String which(UserOperationLogEntryEventEntity operation) {
        if (operation.getTaskId() != null) {
            return operation.getTaskId();
        }
        if (operation.getProcessInstanceId() != null) {
            return operation.getProcessInstanceId();
        }
        return operation.getDeploymentId() != null ? operation.getDeploymentId() : operation.getJobId();
    }

    private static @Nullable String digest(@Nullable String value) {
        return value == null ? null : Digest.of(value);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
