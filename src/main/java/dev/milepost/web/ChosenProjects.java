package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectScope;
import dev.milepost.plan.Projects;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects that a request names, one by one or by what they have in common. */
@Component
class ChosenProjects {

    private final Milestones milestones;
    private final Projects projects;
    private final PlansApi plans;

    ChosenProjects(Milestones milestones, Projects projects, PlansApi plans) {
        this.milestones = milestones;
        this.projects = projects;
        this.plans = plans;
    }

    /**
     * These projects, each once.
     *
     * @param keys their keys; with any, the others have to say nothing
     * @param plan projects of this plan, whatever its version
     * @param running only those that are running
     */
    List<Project> of(List<String> keys, @Nullable String plan, boolean running) {
        @Nullable String wanted = plan == null || plan.isBlank() ? null : plan;
        boolean ofAPlan = wanted != null;
        if (keys.isEmpty() != (ofAPlan || running)) {
            throw new InvalidRequestException("Say which projects are meant: project=KEY, once for each, or plan=PLAN,"
                    + " or running=true, or both of these.");
        }
        if (!keys.isEmpty()) {
            return keys.stream().distinct().map(milestones::project).toList();
        }
        List<Project> found = projects.in(new ProjectScope(null, running ? Project.State.RUNNING : null, wanted));
        if (found.isEmpty() && wanted != null) {
            plans.one(wanted); // a plan that nobody has started yet is another thing than a name mistyped
        }
        return found;
    }
}
