package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterType;
import dev.milepost.plan.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds cells of a table that cannot be read as what their column takes them for. */
final class ThresholdLint {

    private static final Pattern READ = Pattern.compile(
            "\\bThreshold\\s*\\.\\s*(ratio|decimal|integer|date|duration)\\s*\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");

    private ThresholdLint() {}

    static List<Problem> of(String file, String drl) {
        List<Problem> problems = new ArrayList<>();
        List<String> lines = drl.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (Matcher read = READ.matcher(lines.get(i)); read.find(); ) {
                ParameterType type = ParameterType.valueOf(read.group(1).toUpperCase(Locale.ROOT));
                if (!type.accepts(read.group(2))) {
                    problems.add(new Problem(
                            file,
                            i + 1,
                            null,
                            "'%s' is not %s.".formatted(read.group(2), type.meaning()),
                            "Correct the cell."));
                }
            }
        }
        return problems;
    }
}
