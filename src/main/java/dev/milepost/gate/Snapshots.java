package dev.milepost.gate;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.gate.GateTrialReport.NotJudged;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what the rules of many projects look at. Thread-safe. */
@Component
class Snapshots {

    private final GateRecords gates;
    private final EvidenceStore evidence;
    private final Activities activities;
    private final FactsReader facts;
    private final PlanLibrary plans;
    private final RoundTrips database;

    Snapshots(
            GateRecords gates,
            EvidenceStore evidence,
            Activities activities,
            FactsReader facts,
            PlanLibrary plans,
            RoundTrips database) {
        this.gates = gates;
        this.evidence = evidence;
        this.activities = activities;
        this.facts = facts;
        this.plans = plans;
        this.database = database;
    }

    /**
     * Reads these projects, a few at most, by the same few statements however many they are.
     *
     * @param unread told of projects whose plan is not there any more
     */
    @SuppressWarnings("unchecked") // each answer has the rows of its question
    List<Snapshot> of(List<Project> projects, Consumer<NotJudged> unread) {
        Sql keys = new Sql(
                "(" + String.join(",", Collections.nCopies(projects.size(), "?")) + ")",
                projects.stream().<Object>map(Project::key).toList());
        List<List<?>> answers =
                database.ask(List.of(gates.ofProjects(keys), evidence.newest(keys), activities.ofProjects(keys)));
        Map<String, List<GateRecord>> standing =
                ((List<GateRecord>) answers.get(0)).stream().collect(Collectors.groupingBy(GateRecord::project));
        Map<String, List<Evidence>> newest =
                ((List<Evidence>) answers.get(1)).stream().collect(Collectors.groupingBy(Evidence::project));
        Map<String, List<Activity>> runs =
                ((List<Activity>) answers.get(2)).stream().collect(Collectors.groupingBy(Activity::project));
        List<Snapshot> all = new ArrayList<>();
        for (Project project : projects) {
            try {
                Plan plan = plans.plan(project.definition());
                String key = project.key();
                all.add(facts.read(
                        project,
                        plan,
                        standing.getOrDefault(key, List.of()),
                        newest.getOrDefault(key, List.of()),
                        runs.getOrDefault(key, List.of())));
            } catch (IllegalStateException e) {
                unread.accept(new NotJudged(project.key(), String.valueOf(e.getMessage())));
            }
        }
        return all;
    }
}
