package dev.milepost.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a gate of a project stands. Immutable; a snapshot of its row.
 *
 * @param project the project's key
 * @param key the gate's key
 * @param state where it stands
 * @param target the target, where it was changed after the start; {@code null} where the plan's own holds
 * @param round how often the project has come to it
 * @param execution the engine's execution that waits for the rules; {@code null} while none does
 * @param evaluation the number of its last evaluation; 0 before the first
 * @param verdict the verdict of its last evaluation
 * @param decision what was decided in this round
 * @param asked the number of the evaluation on which people were last asked to sign off
 * @param evidence the number of the newest piece of evidence its last evaluation has seen
 * @param evaluatedAt when it was last evaluated
 * @param nextEvaluationAt when time alone can next change the result
 * @param timer the engine's job that evaluates it then
 * @param enteredAt when the project came to it in this round
 * @param passedAt when it passed
 */
public record GateRecord(
        String project,
        String key,
        GateState state,
        @Nullable LocalDate target,
        int round,
        @Nullable String execution,
        int evaluation,
        @Nullable Verdict verdict,
        @Nullable Decision decision,
        @Nullable Integer asked,
        long evidence,
        @Nullable Instant evaluatedAt,
        @Nullable Instant nextEvaluationAt,
        @Nullable String timer,
        @Nullable Instant enteredAt,
        @Nullable Instant passedAt) {

    /** Whether time has changed what the gate's last evaluation says, or may have. */
    boolean isOvertakenAt(Instant now) {
        return state.isOpen() && nextEvaluationAt != null && !nextEvaluationAt.isAfter(now);
    }

    /** The targets that were changed after the start. */
    public static Map<String, LocalDate> movedTargets(List<GateRecord> gates) {
        Map<String, LocalDate> moved = new HashMap<>();
        gates.forEach(gate -> {
            if (gate.target() != null) {
                moved.put(gate.key(), gate.target());
            }
        });
        return moved;
    }

    /** A gate that nothing has happened to. */
    public static GateRecord untouched(String project, String key) {
        return new GateRecord(
                project,
                key,
                GateState.NOT_REACHED,
                null,
                0,
                null,
                0,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null);
    }
}
