package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.Outlook;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.tracking.BaselineDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** Makes the row of a project that begins, after checking that its plan can be measured with what it was given. */
final class NewProjects {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Projects projects;
    private final PlanLibrary plans;
    private final GateKeeper gates;
    private final BaselineDesk baselines;
    private final ZoneId zone;
    private final Clock clock;

    NewProjects(
            Projects projects, PlanLibrary plans, GateKeeper gates, BaselineDesk baselines, ZoneId zone, Clock clock) {
        this.projects = projects;
        this.plans = plans;
        this.gates = gates;
        this.baselines = baselines;
        this.zone = zone;
        this.clock = clock;
    }

    /** Adds a project that was started at the engine itself, with its business key as key and name. */
    void adopt(String key, ExecutionEntity execution, String author) {
        add(key, null, execution.getProcessDefinition(), null, Map.of(), author);
    }

    /**
     * Adds a project.
     *
     * @param name {@code null} for the key
     * @param start its first day; {@code null} for today in the zone of new projects
     * @throws InvalidProjectException if the key is malformed or a setting that the plan needs is missing
     */
    Project add(
            String key,
            @Nullable String name,
            ProcessDefinition definition,
            @Nullable LocalDate start,
            Map<String, String> parameters,
            String author) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidProjectException("'" + Names.clip(key) + "' cannot be a project's key. A key has 1 to 64"
                    + " letters, digits, dots, dashes or underscores, and begins with a letter or digit.");
        }
        Instant now = clock.instant();
        LocalDate firstDay = start == null ? now.atZone(zone).toLocalDate() : start;
        check(plans.plan(definition.getId()), firstDay, parameters);
        Project project = new Project(
                key,
                name == null || name.isBlank() ? key : Names.clip(name),
                definition.getKey(),
                definition.getVersion(),
                definition.getId(),
                definition.getDeploymentId(),
                definition.getDeploymentId(),
                Project.State.RUNNING,
                zone,
                firstDay,
                now,
                null,
                parameters,
                0,
                0,
                0,
                null,
                Outlook.NONE);
        projects.add(project);
        gates.begun(project);
        baselines.begun(project, author);
        return project;
    }

    private void check(Plan plan, LocalDate start, Map<String, String> parameters) {
        List<String> problems = PlanNeeds.missing(plan, start, parameters, WorkingCalendar.standard(zone), Map.of());
        if (!problems.isEmpty()) {
            throw new InvalidProjectException(String.join(" ", problems));
        }
    }
}
