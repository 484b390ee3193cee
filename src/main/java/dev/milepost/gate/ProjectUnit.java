package dev.milepost.gate;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.Binding;
import dev.milepost.plan.Outlook;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import dev.milepost.storage.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction knows and has changed of one project, whose lock it holds. It reads once and writes once, however many
 * gates are judged in between. Used by one thread.
 */
final class ProjectUnit {

    private Plan plan;
    private final ProjectStore store;
    private Project project;
    private boolean projectChanged;
    private boolean planningChanged;
    private boolean bindingChanged;
    private boolean scheduleChanged;
    private boolean settling;
    private boolean dirty;
    private boolean isNew;
    private boolean withoutProcess;

    /** Gates evaluated since the facts last changed. */
    private final Set<String> fresh = new HashSet<>();

    private final Map<String, GateResult> results = new LinkedHashMap<>();

    /** Read when first asked for: most completions of tasks need none of it. */
    private @Nullable KnownFacts known;

    /** Statements not sent yet, in order. */
    private final List<Sql> held = new ArrayList<>();

    /** Gates at which people are asked something else now: whoever was asked is not asked any more. */
    private final Set<String> askAnew = new HashSet<>();

    /** Gates whose row is behind. */
    private final Set<String> changed = new TreeSet<>();

    ProjectUnit(Project project, Plan plan, ProjectStore store) {
        this.project = project;
        this.plan = plan;
        this.store = store;
    }

    /** The unit of a project that this transaction has added. */
    static ProjectUnit ofNew(Project project, Plan plan, ProjectStore store) {
        ProjectUnit unit = new ProjectUnit(project, plan, store);
        unit.known = new KnownFacts(ProjectStore.Stored.NOTHING);
        unit.isNew = true;
        unit.withoutProcess = true;
        return unit;
    }

    /** The project's process begins; {@code false} if it has begun before. */
    boolean beginProcess() {
        boolean begins = withoutProcess;
        withoutProcess = false;
        return begins;
    }

    /** Evidence that the project has of this digest already. */
    Optional<Evidence> sameDigest(String digest) {
        if (known != null) {
            return store.find(project.key(), digest);
        }
        ProjectStore.Known answer = store.read(project.key(), digest);
        known = new KnownFacts(answer.stored());
        return answer.sameDigest();
    }

    /**
     * One more piece of evidence; it becomes the newest of its subject unless a later observation is there already. Answers it with its
     * green runs counted, if it has become the newest report of its suite.
     */
    Evidence append(Evidence given, @Nullable String detail) {
        Evidence piece = given;
        held.add(store.append(given, detail));
        if (!(given.observation() instanceof Observation.Task)) { // where tasks stand is kept per run, not per subject
            Optional<Evidence> before = known().newestLike(given);
            if (before.isEmpty() || !before.get().orderedAt().isAfter(given.orderedAt())) {
                piece = given.isGreen() && given.isOfOtherBuild(before.orElse(null))
                        ? given.counting(greenRuns(given))
                        : given.after(before.orElse(null));
                makeNewest(piece, before.isEmpty());
            } else if (before.get().isGreen()) { // it comes late, in between
                makeNewest(before.get().counting(greenRuns(given)), false);
            }
        }
        if (given.observation() instanceof Observation.WorkItem) {
            scheduleChanged();
        }
        project = project.counting(given.seq(), project.openGates());
        projectChanged = true;
        factsChanged();
        return piece;
    }

    private int greenRuns(Evidence like) {
        send();
        return store.greenRuns(project.key(), like.observation());
    }

    private void makeNewest(Evidence piece, boolean first) {
        held.add(store.point(piece, first));
        known().put(piece);
    }

    /** A run of a task or phase has begun. */
    void begin(Activity run) {
        held.add(store.begun(run));
        projectChanged |= !isNew;
        if (known != null) {
            known.begun(run);
        }
        scheduleChanged();
        factsChanged();
    }

    /** A run has ended. */
    void end(String run, Activity.State how, Instant at, @Nullable String evidence) {
        held.add(store.ended(run, how, at, evidence));
        if (known != null) {
            known.ended(run, how, at, evidence);
        }
        scheduleChanged();
        factsChanged();
    }

    /** The project's process has ended. */
    void end(Project.State how, Instant at) {
        project = project.ended(how, at);
        projectChanged = true;
        scheduleChanged = true;
    }

    /** All gates that something has happened to, in the order of their keys. */
    List<GateRecord> gates() {
        return known().gates();
    }

    Optional<GateRecord> gate(String key) {
        return known().gate(key);
    }

    /** Whether any gate can be moved by new facts. */
    boolean hasOpenGates() {
        return known == null ? project.openGates() > 0 : known.openGates() > 0;
    }

    /** Changes where a gate stands; its row follows with {@link #write}. */
    GateRecord change(String key, Consumer<GateChange> how) {
        GateRecord before = gate(key).orElseGet(() -> GateRecord.untouched(project.key(), key));
        GateChange change = new GateChange(before);
        how.accept(change);
        GateRecord after = change.after();
        if (!Objects.equals(before.target(), after.target()) || after.state() == GateState.RECYCLED) {
            scheduleChanged();
        }
        scheduleChanged |= before.state() != after.state(); // whoever comes to a gate or passes it is no later for that
        known().put(after);
        changed.add(key);
        return after;
    }

    /** The facts as this transaction sees them now. */
    Snapshot snapshot() {
        return store.snapshot(project, plan, known());
    }

    /** Sends what is held back. */
    void write() {
        for (String key : changed) {
            GateRecord gate = gate(key).orElseThrow();
            held.add(store.write(gate, known().isNew(key)));
        }
        changed.clear();
        int openGates = known == null ? project.openGates() : known.openGates();
        if (projectChanged || openGates != project.openGates()) {
            project = project.counting(project.evidence(), openGates);
            held.add(store.write(project));
            projectChanged = false;
        }
        if (bindingChanged) {
            held.add(store.writeBinding(project));
            bindingChanged = false;
        }
        if (planningChanged) {
            held.add(store.writePlanning(project));
            planningChanged = false;
        }
        send();
    }

    /** Sends what is held back but for rows that may change again. */
    void send() {
        if (!held.isEmpty()) {
            List<Sql> statements = List.copyOf(held);
            held.clear();
            store.send(statements);
        }
    }

    private KnownFacts known() {
        if (known == null) {
            send(); // what is read has to hold what this transaction has changed
            known = new KnownFacts(store.read(project.key()));
        }
        return known;
    }

    Project project() {
        return project;
    }

    Plan plan() {
        return plan;
    }

    /** One more waiver was granted. */
    void waiverGranted() {
        project = project.withWaivers(project.waivers() + 1);
        projectChanged = true;
        factsChanged();
    }

    /**
     * It runs another version of its plan from now on, or is judged by other rules.
     *
     * @param given settings of its own that it did not have
     * @param anew the gates at which nobody's vote counts any more
     */
    void bind(Binding to, Map<String, String> given, Plan itsPlan, Set<String> anew) {
        askAnew.addAll(anew);
        boolean otherPlan = !to.definition().equals(project.definition());
        project = project.bound(to, given);
        plan = itsPlan;
        bindingChanged = true;
        if (otherPlan) {
            scheduleChanged();
        }
        factsChanged();
    }

    /** Whether people have to be asked anew at a gate, whatever its rules say; once. */
    boolean asksAnew(String gate) {
        return askAnew.remove(gate);
    }

    /** What is expected of its milestones has changed. */
    void expect(Outlook outlook) {
        project = project.withOutlook(outlook);
        planningChanged = true;
    }

    /** It has another working calendar, by which targets may move. */
    void calendar(String settings) {
        project = project.withCalendar(settings);
        planningChanged = true;
        scheduleChanged();
        factsChanged();
    }

    /** What a forecast rests on is different now: until there is another one, rules know of none. */
    void scheduleChanged() {
        scheduleChanged = true;
        Outlook overtaken = project.outlook().overtake();
        if (!overtaken.equals(project.outlook())) {
            expect(overtaken);
        }
    }

    /** Whether anything that a forecast rests on was changed by this transaction. */
    boolean isScheduleChanged() {
        return scheduleChanged;
    }

    /** Facts have changed that the rules of these gates do not look at; others have to be evaluated after this. */
    void factsChangedBut(Set<String> indifferent) {
        boolean settled = !dirty;
        factsChanged();
        if (settled) {
            fresh.addAll(indifferent);
        }
    }

    /** Facts that rules may look at are different now: every open gate has to be evaluated after this. */
    void factsChanged() {
        dirty = true;
        fresh.clear();
    }

    void evaluated(Evaluation evaluation) {
        held.addAll(store.append(evaluation));
        projectChanged = true; // whoever follows it is to see that, also where the gate's row alone would change
        fresh.add(evaluation.gate());
        results.put(evaluation.gate(), new GateResult(evaluation.gate(), evaluation.verdict(), evaluation.number()));
    }

    boolean isFresh(String gate) {
        return fresh.contains(gate);
    }

    Map<String, GateResult> results() {
        return results;
    }

    boolean isDirty() {
        return dirty;
    }

    void clean() {
        dirty = false;
    }

    /** Takes the right to settle; {@code false} if a caller further up is settling already. */
    boolean beginSettling() {
        if (settling) {
            return false;
        }
        settling = true;
        return true;
    }

    void endSettling() {
        settling = false;
    }
}
