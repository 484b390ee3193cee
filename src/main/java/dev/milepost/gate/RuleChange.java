package dev.milepost.gate;

import dev.milepost.plan.Binding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running project was moved, on purpose, to other rules or to another version of its plan.
 *
 * @param project its key
 * @param number counts from 1 within the project; 0 where it was only tried
 * @param kind what was changed
 * @param at when
 * @param by who did it
 * @param reason why, in words
 * @param before what the project ran, and by whose rules it was judged
 * @param after what it runs, and by whose rules it is judged
 * @param files the rule files that its gates name, or named
 * @param report what was known of it when it was done
 */
public record RuleChange(
        String project,
        int number,
        Kind kind,
        Instant at,
        String by,
        String reason,
        Binding before,
        Binding after,
        List<File> files,
        Report report) {

    /** Copies its list. */
    public RuleChange {
        files = List.copyOf(files);
    }

    RuleChange numbered(int itsNumber) {
        return new RuleChange(project, itsNumber, kind, at, by, reason, before, after, files, report);
    }

    /** What can be changed. */
    public enum Kind {
        /** The rules alone; the process goes on as it is. */
        RULES,
        /** The version of the plan, and the rules with it. */
        PLAN
    }

    /**
     * A rule file, by its content.
     *
     * @param file its name
     * @param before its digest before; {@code null} where no gate named it
     * @param after its digest after; {@code null} where no gate names it any more
     */
    public record File(
            String file, @Nullable String before, @Nullable String after) {}

    /**
     * What a move does.
     *
     * @param replay what the recorded evaluations of the project would have been with the rule files that are different
     * @param gates what becomes of the gates that are open
     * @param plan what becomes of the process; {@code null} where it stays as it is
     */
    public record Report(
            RuleTrialReport replay,
            List<WaitingGate> gates,
            @Nullable PlanMove plan) {

        /** Copies its list. */
        public Report {
            gates = List.copyOf(gates);
        }
    }
}
