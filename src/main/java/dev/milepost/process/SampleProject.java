package dev.milepost.process;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.gate.Intake;
import dev.milepost.plan.Projects;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** The project {@code apollo} of plan {@code software-release}, which waits for the tests of its release candidate. */
final class SampleProject {

    private static final String KEY = "apollo";
    private static final String USER = "designer";

    private final EngineAccess engine;
    private final ProjectRuns runs;
    private final Projects projects;
    private final Intake intake;
    private final TransactionTemplate transaction;

    SampleProject(
            EngineAccess engine, ProjectRuns runs, Projects projects, Intake intake, TransactionTemplate transaction) {
        this.engine = engine;
        this.runs = runs;
        this.projects = projects;
        this.intake = intake;
        this.transaction = transaction;
    }

    /** Makes it if it does not exist; whole or not at all. */
    void make() {
        if (projects.find(KEY).isEmpty()) {
            transaction.executeWithoutResult(status -> {
                runs.start(KEY, "software-release", "Apollo", null, Map.of(), USER);
                completeOpenTasks();
                intake.accept(
                        KEY,
                        new Submission(
                                new Observation.Event("feature-freeze-announced"),
                                null,
                                "sample",
                                USER,
                                "sample-feature-freeze",
                                null));
                completeOpenTasks();
            });
        }
    }

    /** Completes what is open, and what opens thereby, until the project waits at a gate. */
    private void completeOpenTasks() {
        List<Activity> open = open();
        while (!open.isEmpty()) {
            List<Activity> tasks = open;
            engine.unrestricted(services -> tasks.forEach(task -> runs.complete(KEY, task.id(), USER)));
            open = open();
        }
    }

    private List<Activity> open() {
        return runs.tasks(KEY).stream()
                .filter(task -> task.state() == Activity.State.OPEN)
                .toList();
    }
}
