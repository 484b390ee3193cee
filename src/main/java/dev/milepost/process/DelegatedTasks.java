package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.process.EngineAccess.Services;
import dev.milepost.signoff.Delegation;
import dev.milepost.signoff.Delegations;
import dev.milepost.signoff.People;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows open sign-off tasks at the delegates of those they are for, while the delegation counts: in Tasklist a delegate is a
 * candidate like any other. This is for finding the task only; the right to vote is decided at the vote. Thread-safe.
 */
class DelegatedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(DelegatedTasks.class);

    private final EngineAccess engine;
    private final Delegations delegations;
    private final People people;
    private final GateKeeper gates;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    DelegatedTasks(
            EngineAccess engine,
            Delegations delegations,
            People people,
            GateKeeper gates,
            JdbcTemplate jdbc,
            TransactionTemplate transactions) {
        this.engine = engine;
        this.delegations = delegations;
        this.people = people;
        this.gates = gates;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A sign-off task was created, under its project's lock: shows it at the delegates of this moment. */
    void created(DelegateTask task) {
        Set<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        delegations.holdingNow().stream()
                .filter(delegation -> !Collections.disjoint(people.groupsOf(delegation.from()), groups))
                .map(Delegation::to)
                .distinct()
                .forEach(person -> {
                    task.addCandidateUser(person);
                    add(new Shown(task.getId(), person));
                });
    }

    /** Shows what has to be shown by now, and no more what has not. */
    @Scheduled(
            fixedDelayString = "${milepost.delegation-interval:PT10S}",
            initialDelayString = "${milepost.delegation-interval:PT10S}")
    void reconcile() {
        Set<Shown> wanted = wanted();
        Set<Shown> shown = new HashSet<>(jdbc.query(
                "select task_id, person from mp_delegated_task",
                (rs, n) -> new Shown(rs.getString(1), rs.getString(2))));
        wanted.stream().filter(one -> !shown.contains(one)).forEach(one -> change(one, true));
        shown.stream().filter(one -> !wanted.contains(one)).forEach(one -> change(one, false));
    }

    private Set<Shown> wanted() {
        Collection<Delegation> now = delegations.holdingNow();
        return now.stream()
                .flatMap(delegation -> tasksFor(people.groupsOf(delegation.from())).stream()
                        .map(task -> new Shown(task, delegation.to())))
                .collect(Collectors.toSet());
    }

    private Set<String> tasksFor(Set<String> groups) {
        return groups.isEmpty()
                ? Set.of()
                : engine.ask(services -> services
                        .tasks()
                        .createTaskQuery()
                        .processDefinitionKey(Plans.LIFECYCLE)
                        .taskCandidateGroupIn(groups.stream().sorted().toList())
                        .includeAssignedTasks()
                        .list()
                        .stream()
                        .map(Task::getId)
                        .collect(Collectors.toSet()));
    }

    private void change(Shown one, boolean show) {
        try {
            transactions.executeWithoutResult(status -> {
                String project = engine.ask(services -> projectOf(one, services));
                if (project == null) {
                    remove(one);
                } else if (gates.lock(project).isPresent()) {
                    engine.unrestricted(services -> change(one, show, services));
                }
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "Task {} of delegate '{}' could not be {}; it is tried again.",
                    one.task,
                    one.person,
                    show ? "shown" : "hidden",
                    e);
        }
    }

    /** Under the lock, a look at how things are by now: the task may be done, or another server has been here. */
    private void change(Shown one, boolean show, Services services) {
        boolean open = projectOf(one, services) != null;
        boolean known = remove(one);
        if (open && show) {
            if (!known) {
                services.tasks().addCandidateUser(one.task, one.person);
            }
            add(one);
        } else if (open) {
            services.tasks().deleteCandidateUser(one.task, one.person);
            giveBack(one, services);
            withdrawRights(one, services);
        }
    }

    /** A task that the delegate has claimed would be in nobody's list. */
    private static void giveBack(Shown one, Services services) {
        if (services.tasks()
                        .createTaskQuery()
                        .taskId(one.task)
                        .taskAssignee(one.person)
                        .count()
                > 0) {
            services.tasks().setAssignee(one.task, null);
        }
    }

    /** The engine gives candidates a right to their task, and leaves it when they are none any more. */
    private static void withdrawRights(Shown one, Services services) {
        for (Authorization right : services.authorizations()
                .createAuthorizationQuery()
                .userIdIn(one.person)
                .resourceType(Resources.TASK)
                .resourceId(one.task)
                .list()) {
            services.authorizations().deleteAuthorization(right.getId());
        }
    }

    private static @Nullable String projectOf(Shown one, Services services) {
        Task task = services.tasks().createTaskQuery().taskId(one.task).singleResult();
        return task == null
                ? null
                : services.runtime()
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey();
    }

    private void add(Shown one) {
        jdbc.update("insert into mp_delegated_task (task_id, person) values (?,?)", one.task, one.person);
    }

    private boolean remove(Shown one) {
        return jdbc.update("delete from mp_delegated_task where task_id = ? and person = ?", one.task, one.person) > 0;
    }

    /** A task that shows at a delegate. */
    private record Shown(String task, String person) {}
}
