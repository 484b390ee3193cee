package dev.milepost.web;

import dev.milepost.gate.PlanMove;
import dev.milepost.gate.RuleChange;
import org.jspecify.annotations.Nullable;

/**
 * What became of one project of several that were to be moved to other rules.
 *
 * @param project its key
 * @param change the move with its report; {@code null} where it was refused
 * @param status why it was refused, as a status of HTTP; {@code null} where it was not
 * @param detail why it was refused, in words
 * @param plan what stands in the way of its process, where that is why it was refused
 */
record MovedProject(
        String project,
        @Nullable RuleChange change,
        @Nullable Integer status,
        @Nullable String detail,
        @Nullable PlanMove plan) {

    static MovedProject done(RuleChange change) {
        return new MovedProject(change.project(), change, null, null, null);
    }

    static MovedProject refused(String project, int status, @Nullable String why, @Nullable PlanMove plan) {
        return new MovedProject(project, null, status, why, plan);
    }

    boolean isRefused() {
        return change == null;
    }
}
