package dev.milepost.tracking;

import dev.milepost.gate.UnknownProjectException;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectScope;
import dev.milepost.plan.Projects;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the milestones of a project stand. Changes nothing; thread-safe. {@link Portfolio} reads those of many. */
@Service
public class Tracking {

    private final Projects projects;
    private final Positions positions;
    private final MilestoneRule rule;

    Tracking(Projects projects, Positions positions, TrackingSettings settings) {
        this.projects = projects;
        this.positions = positions;
        this.rule = new MilestoneRule(settings);
    }

    /**
     * All milestones of a project, in the order of its plan.
     *
     * @throws UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public List<MilestoneView> milestones(String key) {
        Project project = projects.find(key).orElseThrow(() -> new UnknownProjectException(key));
        return rule.views(positions.of(project, positions.in(ProjectScope.of(key))));
    }
}
