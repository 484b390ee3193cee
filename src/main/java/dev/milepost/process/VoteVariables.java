package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.Vote;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it comes with the completion of a task. Only what is sent along with the completion is read, never what task or
 * process hold: whoever may write there could put words into an approver's mouth.
 */
final class VoteVariables {

    private static final String DECISION = "decision";
    private static final String COMMENT = "comment";
    private static final String EVALUATION = "evaluation";
    private static final String OWNER = "owner";
    private static final String DUE = "due";
    private static final String UNTIL = "until";
    private static final String PHASE = "phase";

    private final Map<?, ?> sent;
    private final ZoneId zone;

    private VoteVariables(Map<?, ?> sent, ZoneId zone) {
        this.sent = sent;
        this.zone = zone;
    }

    /** What was sent along with the command that completes a task. */
    static VoteVariables sentWith(Command<?> command, ZoneId zone) {
        Object sent = command instanceof CompleteTaskCmd
                ? CommandFields.find(command, "variables")
                : command instanceof SubmitTaskFormCmd ? CommandFields.find(command, "properties") : null;
        return new VoteVariables(sent instanceof Map<?, ?> map ? map : Map.of(), zone);
    }

    /** A vote to be sent along; nothing of it is kept by the engine. */
    static VariableMap of(Vote vote, int evaluation) {
        VariableMap sent = Variables.createVariables();
        put(sent, DECISION, vote.decision());
        put(sent, COMMENT, vote.comment());
        put(sent, EVALUATION, evaluation);
        put(sent, OWNER, vote.owner());
        put(sent, DUE, vote.due());
        put(sent, UNTIL, vote.until());
        put(sent, PHASE, vote.phase());
        return sent;
    }

    private static void put(VariableMap sent, String name, @Nullable Object value) {
        if (value != null) {
            sent.putValueTyped(name, Variables.stringValue(value.toString(), true));
        }
    }

    /** The vote: a go where nothing else was sent. */
    Vote vote() {
        String decision = text(DECISION);
        String due = text(DUE);
        String until = text(UNTIL);
        return new Vote(
                decision == null ? Decision.GO : Vote.decision(decision),
                text(COMMENT),
                text(OWNER),
                due == null ? null : Vote.due(DUE, due),
                until == null ? null : Vote.until(until, zone),
                text(PHASE));
    }

    /** The number of the evaluation the person has seen, where their form says. */
    @Nullable
    Integer seen() {
        String number = text(EVALUATION);
        try {
            return number == null ? null : Integer.valueOf(number);
        } catch (NumberFormatException e) {
            throw new InvalidVoteException("The field 'evaluation' cannot be read. Send the number of the one seen.");
        }
    }

    private @Nullable String text(String name) {
        Object found = sent.get(name);
        Object value = found instanceof TypedValue typed ? typed.getValue() : found;
        if (value instanceof Date date) {
            LocalDate day = date.toInstant().atZone(zone).toLocalDate();
            return name.equals(DUE) ? day.toString() : date.toInstant().toString();
        }
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
