package dev.milepost.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.Project;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts on the audit trail what happens to projects and their gates, wherever it comes from; in the same transaction. */
@Component
class GateTrail {

    private static final String ENGINE = "engine";

    private final Audit audit;
    private final ObjectMapper json;

    GateTrail(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    @EventListener
    void begun(Begun event) {
        Project project = event.project();
        audit.record(Entry.done("project.started")
                .project(project.key())
                .object("plan", project.plan() + " " + project.planVersion())
                .change(
                        null,
                        Digest.of(
                                project.key(),
                                project.name(),
                                project.definition(),
                                project.start(),
                                new TreeMap<>(project.parameters()))));
    }

    @EventListener
    void ended(Ended event) {
        audit.record(Entry.done("project." + lower(event.state())).project(event.project()));
    }

    /** The end of a task is named for what it is: completing it is what people do, evidence is what becomes of it. */
    @EventListener
    void stored(Stored event) {
        Evidence evidence = event.evidence();
        Entry entry = evidence.observation() instanceof Observation.Task task
                ? Entry.done("task." + task.state().toLowerCase(Locale.ROOT)).object("task", task.run())
                : Entry.done("evidence.accepted").object("evidence", evidence.id());
        audit.record(entry.project(evidence.project())
                .by(isOfNobody(evidence) ? null : evidence.sender())
                .change(
                        null,
                        Digest.of(
                                evidence.id(),
                                evidence.seq(),
                                evidence.observedAt(),
                                evidence.receivedAt(),
                                evidence.digest()))
                .evidence(digest(Observation.class, evidence.observation()))
                .detail(lower(evidence.observation().kind()).replace('_', ' ') + " "
                        + evidence.observation().subject()));
    }

    /** Tasks that end by themselves have the engine as their sender. */
    private static boolean isOfNobody(Evidence evidence) {
        return evidence.source().equals(ENGINE) && evidence.sender().equals(ENGINE);
    }

    /** An evaluation that changes nothing is in the decision log and not here. */
    @EventListener
    void judged(Judged event) {
        GateRecord before = event.before();
        Evaluation evaluation = event.evaluation();
        boolean reached = before.state() != GateState.SIGN_OFF && isFirstOfRound(before);
        if (reached
                || before.verdict() != evaluation.verdict()
                || before.state() != event.after().state()) {
            audit.record(Entry.done(reached ? "gate.reached" : "gate.judged")
                    .project(evaluation.project())
                    .object("gate", evaluation.gate())
                    .change(digest(before), digest(event.after()))
                    .evidence(digest(Facts.class, evaluation.facts()))
                    .rules(rules(evaluation))
                    .detail(evaluation.verdict() + " in evaluation " + evaluation.number()
                            + (before.verdict() == null ? "" : ", was " + before.verdict())));
        }
    }

    private static boolean isFirstOfRound(GateRecord gate) {
        return gate.evaluatedAt() == null
                || (gate.enteredAt() != null && gate.evaluatedAt().isBefore(gate.enteredAt()));
    }

    /** Passed, recycled, killed; or left without a decision, together with what lies around it. */
    @EventListener
    void left(Left event) {
        GateRecord after = event.after();
        String how = after.state() == GateState.NOT_REACHED ? "interrupted" : lower(after.state());
        audit.record(Entry.done("gate." + how)
                .project(after.project())
                .object("gate", after.key())
                .change(digest(event.before()), digest(after)));
    }

    private static String digest(GateRecord gate) {
        return Digest.of(gate.state(), gate.round(), gate.evaluation(), gate.verdict(), gate.decision(), gate.target());
    }

    private static String rules(Evaluation evaluation) {
        return Digest.of(evaluation.rules().stream()
                .map(rule -> rule.file() + " " + rule.sha256()
                        + (rule.mode().decides() ? "" : " " + rule.mode().word()))
                .toArray());
    }

    /** The digest of a value as the database has it: its JSON. */
    private String digest(Class<?> type, Object value) {
        try {
            return Digest.ofText(json.writerFor(type).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value cannot be written as JSON", e);
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** A project was added. */
    record Begun(Project project) {}

    /** A project's process has ended. */
    record Ended(String project, Project.State state) {}

    /** Evidence was stored. */
    record Stored(Evidence evidence) {}

    /** A gate was evaluated, which may have changed where it stands. */
    record Judged(GateRecord before, GateRecord after, Evaluation evaluation) {}

    /** A gate was left. */
    record Left(GateRecord before, GateRecord after) {}
}
