package dev.milepost.process;

import dev.milepost.gate.facts.Condition;
import java.util.List;

/** A person tried to decide where nobody asks for them. */
public final class NotAnApproverException extends RuntimeException {

    NotAnApproverException(String person, String gate, List<String> pending) {
        this("Gate '" + gate + "' does not wait for '" + person + "': it waits for members of " + pending + ".");
    }

    private NotAnApproverException(String message) {
        super(message);
    }

    static NotAnApproverException ofCondition(Condition condition, String person, List<String> approvers) {
        return new NotAnApproverException("'" + person + "' cannot close condition " + condition.number()
                + ": its owner " + condition.owner() + " can, and members of " + approvers + ".");
    }
}
