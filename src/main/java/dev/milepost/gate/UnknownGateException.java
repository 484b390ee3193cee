package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import java.util.stream.Collectors;

/** A plan has no gate with this key. */
public final class UnknownGateException extends RuntimeException {

    /** The plan has no gate of this key. */
    public UnknownGateException(Plan plan, String gate) {
        super("Plan '" + plan.id() + "' has no gate '" + gate + "'. Its gates are "
                + plan.gates().stream().map(GateDefinition::key).collect(Collectors.joining(", ")) + ".");
    }
}
