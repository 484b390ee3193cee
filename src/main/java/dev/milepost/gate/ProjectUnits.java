package dev.milepost.gate;

import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The projects that the current transaction holds the lock of. Needs a transaction; thread-safe. */
@Component
class ProjectUnits {

    private final ProjectStore store;
    private final PlanLibrary plans;
    private final ApplicationEventPublisher events;

    ProjectUnits(ProjectStore store, PlanLibrary plans, ApplicationEventPublisher events) {
        this.store = store;
        this.plans = plans;
        this.events = events;
    }

    /** The project's unit, its lock taken on first use in this transaction; empty if there is no such project. */
    Optional<ProjectUnit> open(String key) {
        Map<String, ProjectUnit> units = units();
        ProjectUnit known = units.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return store.lock(key).map(project -> {
            ProjectUnit unit = new ProjectUnit(project, plans.plan(project.definition()), store);
            units.put(key, unit);
            return unit;
        });
    }

    /** Opens the unit of a project that this transaction has added. */
    void add(Project project) {
        units().put(project.key(), ProjectUnit.ofNew(project, plans.plan(project.definition()), store));
    }

    /** All units opened in this transaction so far. */
    Collection<ProjectUnit> all() {
        return TransactionSynchronizationManager.getResource(this) instanceof Units units
                ? List.copyOf(units.byKey.values())
                : List.of();
    }

    /** The unit of a project whose lock this transaction holds already. */
    Optional<ProjectUnit> held(String key) {
        return all().stream().filter(unit -> unit.project().key().equals(key)).findFirst();
    }

    private Map<String, ProjectUnit> units() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Projects change in a transaction only, and none is active here");
        }
        @Nullable Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound instanceof Units units) {
            return units.byKey;
        }
        Units units = new Units(new LinkedHashMap<>());
        TransactionSynchronizationManager.bindResource(this, units);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                List.copyOf(units.byKey.values()).forEach(ProjectUnit::write);
            }

            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(ProjectUnits.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(ProjectUnits.this, units);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(ProjectUnits.this);
                if (status == STATUS_COMMITTED) {
                    units.byKey.values().stream()
                            .filter(ProjectUnit::isScheduleChanged)
                            .forEach(unit -> events.publishEvent(new ScheduleChanged(unit.project())));
                }
            }
        });
        return units.byKey;
    }

    private record Units(Map<String, ProjectUnit> byKey) {}
}
