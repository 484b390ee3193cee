package dev.milepost.importing;

import dev.milepost.plan.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file of which no plan can be made. */
public final class ImportRefused extends Exception {

    private final transient List<Problem> problems;

    ImportRefused(String file, int line, String reason, String advice) {
        this(List.of(new Problem(file, line, null, reason, advice)));
    }

    ImportRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** Why: file, line, reason, advice. */
    public List<Problem> problems() {
        return problems;
    }
}
