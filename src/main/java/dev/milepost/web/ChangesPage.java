package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.gate.ProjectPlans;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChanges;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.PlannedTask;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.process.PlanVersions;
import dev.milepost.tracking.InvalidChangeException;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Tracking;
import dev.milepost.tracking.UnknownInPlanException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who moved which date, and why; what was promised when, and what has changed since. */
@Screen
class ChangesPage {

    /** How many of the newest moves to other rules are shown. */
    private static final int SHOWN = 20;

    private final PlanningApi planning;
    private final BaselinesApi baselines;
    private final Tracking tracking;
    private final Milestones milestones;
    private final PlanLibrary plans;
    private final ProjectPlans projectPlans;
    private final ProjectCalendars calendars;
    private final RuleChanges ruleChanges;
    private final PlanVersions versions;

    ChangesPage(
            PlanningApi planning,
            BaselinesApi baselines,
            Tracking tracking,
            Milestones milestones,
            PlanLibrary plans,
            ProjectPlans projectPlans,
            ProjectCalendars calendars,
            RuleChanges ruleChanges,
            PlanVersions versions) {
        this.planning = planning;
        this.baselines = baselines;
        this.tracking = tracking;
        this.milestones = milestones;
        this.plans = plans;
        this.projectPlans = projectPlans;
        this.calendars = calendars;
        this.ruleChanges = ruleChanges;
        this.versions = versions;
    }

    @GetMapping("/projects/{key}/changes")
    String show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "now") String to,
            Model model) {
        Project project = milestones.project(key);
        Plan plan = plans.plan(project.definition());
        List<MilestoneView> views = tracking.milestones(key);
        List<PlanChange> changes = planning.changes(key).items();
        model.addAttribute("project", project);
        model.addAttribute("milestones", views);
        model.addAttribute("tasks", tasks(plan, changes));
        model.addAttribute("changes", lines(changes, names(project), calendars.of(project)));
        model.addAttribute("baselines", baselines.list(key).items());
        rules(project, model);
        model.addAttribute("from", from == null ? "1" : from);
        model.addAttribute("to", to);
        if (from != null && !from.isBlank()) {
            try {
                model.addAttribute(
                        "comparison", baselines.compare(key, from.strip(), to.isBlank() ? "now" : to.strip()));
            } catch (InvalidChangeException | UnknownInPlanException e) {
                model.addAttribute("refusal", e.getMessage());
            }
        }
        return "changes";
    }

    private void rules(Project project, Model model) {
        List<RuleChange> moves = ruleChanges.page(project.key(), 0, SHOWN);
        Wording say = (Wording) Objects.requireNonNull(model.getAttribute("say"));
        List<PlanVersions.PlanVersion> all = versions.of(project.plan());
        model.addAttribute("ruleChanges", moves);
        model.addAttribute("counts", moves.stream().collect(Collectors.toMap(RuleChange::number, Counts::of)));
        model.addAttribute("versions", all);
        model.addAttribute("missing", project.state() == Project.State.RUNNING ? missing(project, all) : List.of());
        model.addAttribute(
                "rulesFrom",
                all.stream()
                        .filter(version -> version.deployment().equals(project.rules()))
                        .findFirst()
                        .map(version -> say.text("ruleChanges.ofVersion", version.version()))
                        .orElseGet(() -> say.text("ruleChanges.ofDeployment", project.rules())));
    }

    /** What any other version of its plan needs that it was not given. */
    private List<NeededParameter> missing(Project project, List<PlanVersions.PlanVersion> versions) {
        Map<String, NeededParameter> missing = new TreeMap<>();
        versions.stream()
                .filter(version -> !version.definition().equals(project.definition()))
                .flatMap(version -> projectPlans.find(version.definition()).stream())
                .flatMap(plan -> NeededParameter.of(plan).stream())
                .filter(needed -> !project.parameters().containsKey(needed.name()))
                .forEach(needed -> missing.putIfAbsent(needed.name(), needed));
        return List.copyOf(missing.values());
    }

    /** By their ids, those that a later version of the plan does not have any more included. */
    private Map<String, String> names(Project project) {
        Map<String, String> names = new HashMap<>();
        projectPlans.of(project).forEach(plan -> {
            plan.tasks().forEach(task -> names.putIfAbsent(task.id(), task.name()));
            plan.gates().forEach(gate -> names.putIfAbsent(gate.key(), gate.name()));
        });
        return names;
    }

    private static List<Task> tasks(Plan plan, List<PlanChange> changes) {
        Map<String, @Nullable String> estimates = new HashMap<>();
        for (PlannedTask task : plan.tasks()) {
            estimates.put(
                    task.id(), task.estimate() == null ? null : task.estimate().text());
        }
        changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.ESTIMATE)
                .forEach(change -> estimates.put(change.subject(), change.after()));
        return plan.tasks().stream()
                .map(task -> new Task(task.id(), task.name(), estimates.get(task.id())))
                .toList();
    }

    private static List<Line> lines(List<PlanChange> changes, Map<String, String> names, WorkingCalendar calendar) {
        List<Line> lines = new ArrayList<>();
        for (PlanChange change : changes) {
            boolean target = change.kind() == PlanChange.Kind.TARGET;
            LocalDate before = target ? day(change.before()) : null;
            LocalDate after = target ? day(change.after()) : null;
            lines.add(new Line(
                    change,
                    names.getOrDefault(change.subject(), change.subject()),
                    before,
                    after,
                    before == null || after == null ? null : calendar.workingDaysBetween(before, after)));
        }
        Collections.reverse(lines);
        return lines;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** How many replayed evaluations would have been others, and how. */
    record Counts(int opened, int shut, int other) {
        static Counts of(RuleChange change) {
            Map<Kind, Integer> counts = change.report().replay().counts();
            return new Counts(
                    counts.getOrDefault(Kind.FAIL_TO_PASS, 0),
                    counts.getOrDefault(Kind.PASS_TO_FAIL, 0),
                    counts.getOrDefault(Kind.OTHER_FINDINGS, 0));
        }
    }

    /** A task and its estimate as it is now; {@code null} where it has none. */
    record Task(String id, String name, @Nullable String estimate) {}

    /**
     * A change as people read it.
     *
     * @param name the name of the milestone or task
     * @param before the target before, where one was moved
     * @param after the target after, where one was moved
     * @param days by how many working days it was moved
     */
    record Line(
            PlanChange change,
            String name,
            @Nullable LocalDate before,
            @Nullable LocalDate after,
            @Nullable Long days) {}
}
