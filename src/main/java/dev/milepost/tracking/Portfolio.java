package dev.milepost.tracking;

import dev.milepost.gate.GateRecord;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectScope;
import dev.milepost.plan.Projects;
import dev.milepost.plan.UnresolvedTargetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads how many projects stand at once, in a constant number of statements; of each what {@link Tracking} says of it. Changes
 * nothing; thread-safe.
 */
@Service
public class Portfolio {

    private final Projects projects;
    private final Positions positions;
    private final MilestoneRule rule;

    Portfolio(Projects projects, Positions positions, TrackingSettings settings) {
        this.projects = projects;
        this.positions = positions;
        this.rule = new MilestoneRule(settings);
    }

    /** One page of the projects that a filter lets through, sorted. */
    @Transactional(readOnly = true)
    public Found find(Filter filter, Sort sort, int page, int size) {
        List<ProjectView> matching = lines(new ProjectScope(null, filter.state(), filter.plan())).stream()
                .filter(filter::letsThrough)
                .toList();
        Map<Status, Long> counts = matching.stream()
                .collect(Collectors.groupingBy(
                        ProjectView::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
        List<ProjectView> sorted = matching.stream()
                .filter(line -> filter.status() == null || line.status() == filter.status())
                .sorted(sort.order())
                .toList();
        List<ProjectView> items =
                sorted.stream().skip((long) page * size).limit(size).toList();
        return new Found(items, sorted.size(), counts);
    }

    private List<ProjectView> lines(ProjectScope scope) {
        List<Project> found = projects.in(scope);
        if (found.isEmpty()) {
            return List.of();
        }
        Positions.Stored stored = positions.in(scope);
        return found.stream()
                .map(project -> ProjectView.of(
                        project, position(project, stored).map(this::judged).orElse(List.of())))
                .toList();
    }

    /** Empty for a project whose plan is not there any more: one such project does not take the others from sight. */
    private Optional<Position> position(Project project, Positions.Stored stored) {
        try {
            return Optional.of(positions.of(project, stored));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private List<MilestoneView> judged(Position position) {
        try {
            return rule.views(position);
        } catch (UnresolvedTargetException e) {
            return List.of();
        }
    }

    /**
     * How the running projects of a plan stand at each of its gates, the newest version first, gates in the order of the plan.
     * Versions without running projects are absent.
     */
    @Transactional(readOnly = true)
    public List<GateStanding> standing(String plan) {
        ProjectScope scope = new ProjectScope(null, Project.State.RUNNING, plan);
        List<Project> running = projects.in(scope);
        if (running.isEmpty()) {
            return List.of();
        }
        Positions.Stored stored = positions.in(scope);
        Map<Integer, List<Project>> versions = new TreeMap<>(Comparator.<Integer>reverseOrder());
        running.forEach(project -> versions.computeIfAbsent(project.planVersion(), version -> new ArrayList<>())
                .add(project));
        List<GateStanding> all = new ArrayList<>();
        versions.forEach((version, ofVersion) -> {
            Map<String, Tally> tallies = new LinkedHashMap<>();
            ofVersion.forEach(project -> position(project, stored)
                    .ifPresent(position -> judged(position)
                            .forEach(view -> tallies.computeIfAbsent(view.key(), key -> new Tally(view.name()))
                                    .add(view, position.gate(view.key())))));
            tallies.forEach((gate, tally) ->
                    all.add(tally.standing(version, ofVersion.get(0).definition(), gate)));
        });
        return all;
    }

    /** Counts projects at one gate. */
    private static final class Tally {

        private final String name;
        private int projects;
        private int waiting;
        private int late;
        private int atRisk;
        private int passed;

        Tally(String name) {
            this.name = name;
        }

        void add(MilestoneView view, GateRecord record) {
            projects++;
            waiting += record.state().isOpen() ? 1 : 0;
            late += view.status() == Status.LATE ? 1 : 0;
            atRisk += view.status() == Status.AT_RISK ? 1 : 0;
            passed += view.status() == Status.REACHED ? 1 : 0;
        }

        GateStanding standing(int version, String definition, String gate) {
            return new GateStanding(version, definition, gate, name, projects, waiting, late, atRisk, passed);
        }
    }

    /**
     * How the running projects of one plan version stand at one gate.
     *
     * @param planVersion the version
     * @param definition the engine's id of it
     * @param gate the gate's key
     * @param name the gate's name
     * @param projects how many projects run
     * @param waiting how many of them wait at this gate, for rules or for sign-off
     * @param late how many are late for it
     * @param atRisk how many are at risk of being late for it
     * @param passed how many have passed it
     */
    public record GateStanding(
            int planVersion,
            String definition,
            String gate,
            String name,
            int projects,
            int waiting,
            int late,
            int atRisk,
            int passed) {}

    /**
     * Which projects are asked for; {@code null} lets all through.
     *
     * @param text what the key, the name, or the key or name of a milestone contains, in whatever case
     * @param keys only these projects
     */
    public record Filter(
            Project.@Nullable State state,
            @Nullable String plan,
            @Nullable Status status,
            @Nullable String text,
            @Nullable Set<String> keys) {

        boolean letsThrough(ProjectView line) {
            return (keys == null || keys.contains(line.key())) && (text == null || line.says(text));
        }
    }

    /** In which order projects are listed. What is equal in it is in the order of keys. */
    public enum Sort {
        NAME,
        KEY,
        /** The newest first. */
        STARTED,
        /** The nearest target that is still to be reached first; projects that have none last. */
        TARGET,
        /** The worst first. */
        STATUS,
        PLAN;

        private Comparator<ProjectView> order() {
            Comparator<ProjectView> order =
                    switch (this) {
                        case NAME -> Comparator.comparing(ProjectView::name, String.CASE_INSENSITIVE_ORDER);
                        case KEY -> Comparator.comparing(ProjectView::key);
                        case STARTED ->
                            Comparator.comparing(ProjectView::startedAt).reversed();
                        case TARGET ->
                            Comparator.comparing(project -> project.nextTarget().orElse(LocalDate.MAX));
                        case STATUS ->
                            Comparator.comparingInt(project -> ProjectView.WORST_FIRST.indexOf(project.status()));
                        case PLAN ->
                            Comparator.comparing(ProjectView::plan)
                                    .thenComparing(ProjectView::planVersion, Comparator.reverseOrder());
                    };
            return order.thenComparing(ProjectView::key);
        }
    }

    /**
     * Projects that were found.
     *
     * @param items those of the page asked for
     * @param total how many there are on all pages
     * @param counts how many there are of each status, whatever status was asked for
     */
    public record Found(List<ProjectView> items, long total, Map<Status, Long> counts) {}
}
