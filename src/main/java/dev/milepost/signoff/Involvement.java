package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.stream.Stream;

/** One way in which people can have had a hand in what a gate's approvers decide on. Thread-safe. */
public interface Involvement {

    /** Everybody who had, perhaps more than once. */
    Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation);

    /**
     * Somebody who had a hand in it.
     *
     * @param person who
     * @param how what they did, as in "quinn <em>moved its target</em>"
     */
    record Involved(String person, String how) {}
}
