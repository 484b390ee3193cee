package dev.milepost.gate;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes what one transaction needs of one project, all of it at once. Thread-safe. */
@Component
class ProjectStore {

    private final RoundTrips database;
    private final Projects projects;
    private final GateRecords gates;
    private final EvidenceStore evidence;
    private final Activities activities;
    private final DecisionLog log;
    private final ShadowLog shadow;
    private final FactsReader facts;

    ProjectStore(
            RoundTrips database,
            Projects projects,
            GateRecords gates,
            EvidenceStore evidence,
            Activities activities,
            DecisionLog log,
            ShadowLog shadow,
            FactsReader facts) {
        this.database = database;
        this.projects = projects;
        this.gates = gates;
        this.evidence = evidence;
        this.activities = activities;
        this.log = log;
        this.shadow = shadow;
        this.facts = facts;
    }

    Optional<Project> lock(String project) {
        return projects.lock(project);
    }

    @SuppressWarnings("unchecked") // each answer has the rows of its question
    Stored read(String project) {
        List<List<?>> answers = database.ask(
                List.of(gates.ofProject(project), evidence.newest(project), activities.ofProject(project)));
        return new Stored(
                (List<GateRecord>) answers.get(0), (List<Evidence>) answers.get(1), (List<Activity>) answers.get(2));
    }

    /** {@link #read}, and evidence that the project has of this digest already. */
    @SuppressWarnings("unchecked")
    Known read(String project, String digest) {
        List<List<?>> answers = database.ask(List.of(
                evidence.known(project, digest),
                gates.ofProject(project),
                evidence.newest(project),
                activities.ofProject(project)));
        Stored stored = new Stored(
                (List<GateRecord>) answers.get(1), (List<Evidence>) answers.get(2), (List<Activity>) answers.get(3));
        return new Known(stored, ((List<Evidence>) answers.get(0)).stream().findFirst());
    }

    Optional<Evidence> find(String project, String digest) {
        return evidence.find(project, digest);
    }

    /** What rules look at, from what a transaction knows of a project. */
    Snapshot snapshot(Project project, Plan plan, KnownFacts known) {
        return facts.read(project, plan, known.gates(), known.newest(), known.runs());
    }

    int greenRuns(String project, Observation like) {
        return evidence.greenRuns(project, like);
    }

    Sql append(Evidence piece, @Nullable String detail) {
        return evidence.append(piece, detail);
    }

    Sql point(Evidence piece, boolean first) {
        return evidence.point(piece, first);
    }

    List<Sql> append(Evaluation evaluation) {
        return Stream.concat(Stream.of(log.append(evaluation)), shadow.append(evaluation).stream())
                .toList();
    }

    Sql begun(Activity run) {
        return activities.started(run);
    }

    Sql ended(String run, Activity.State how, Instant at, @Nullable String itsEvidence) {
        return activities.ended(run, how, at, itsEvidence);
    }

    Sql write(GateRecord gate, boolean first) {
        return first ? gates.add(gate) : gates.update(gate);
    }

    Sql write(Project project) {
        return projects.update(project);
    }

    Sql writeBinding(Project project) {
        return projects.updateBinding(project);
    }

    Sql writePlanning(Project project) {
        return projects.updatePlanning(project);
    }

    void send(List<Sql> statements) {
        database.write(statements);
    }

    /** What is stored of a project. */
    record Stored(List<GateRecord> gates, List<Evidence> newest, List<Activity> runs) {
        static final Stored NOTHING = new Stored(List.of(), List.of(), List.of());
    }

    /** What is stored, and evidence of the digest asked for. */
    record Known(Stored stored, Optional<Evidence> sameDigest) {}
}
