package dev.milepost.gate;

import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Projects;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The projects that the current transaction holds the lock of. Needs a transaction; thread-safe. */
@Component
class ProjectUnits {

    private final Projects projects;
    private final PlanLibrary plans;

    ProjectUnits(Projects projects, PlanLibrary plans) {
        this.projects = projects;
        this.plans = plans;
    }

    /** The project's unit, its lock taken on first use in this transaction; empty if there is no such project. */
    Optional<ProjectUnit> open(String key) {
        Map<String, ProjectUnit> units = units();
        ProjectUnit known = units.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return projects.lock(key).map(project -> {
            ProjectUnit unit = new ProjectUnit(project, plans.plan(project.definition()));
            units.put(key, unit);
            return unit;
        });
    }

    /** All units opened in this transaction so far. */
    Collection<ProjectUnit> all() {
        return TransactionSynchronizationManager.getResource(this) instanceof Units units
                ? List.copyOf(units.byKey.values())
                : List.of();
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
            }
        });
        return units.byKey;
    }

    private record Units(Map<String, ProjectUnit> byKey) {}
}
