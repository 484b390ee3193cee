package dev.milepost.gate;

import dev.milepost.plan.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Rule files were to be tried that could not be deployed so. */
public final class UnfitRulesException extends RuntimeException {

    private final transient List<Problem> problems;

    /**
     * Rule files that nothing is tried with.
     *
     * @param undone what was not done because of it, a sentence
     * @param problems what is wrong with them, at least one
     */
    public UnfitRulesException(String undone, List<Problem> problems) {
        super(undone + " " + problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, and where. */
    public List<Problem> problems() {
        return problems;
    }
}
