package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;

/**
 * A gate as people see it.
 *
 * @param definition what its plan says of it
 * @param record where it stands
 * @param evaluation its newest evaluation, or a preview that is not recorded where it has none in force
 */
public record GateView(GateDefinition definition, GateRecord record, Evaluation evaluation) {

    /** Whether the evaluation is only a preview. */
    public boolean isPreview() {
        return evaluation.number() > record.evaluation();
    }
}
