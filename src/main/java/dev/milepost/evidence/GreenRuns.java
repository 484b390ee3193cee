package dev.milepost.evidence;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts how many runs of a suite in a row, back from the newest, were green. Reports that name the same build are parts of one run,
 * wherever they stand, and a run with a part that is not green is not green; a report that names no build is a run.
 */
final class GreenRuns {

    private GreenRuns() {}

    /** Counts those at the end of these reports of one suite, given in any order. */
    static int of(List<Evidence> reports) {
        List<Evidence> newestFirst = reports.stream()
                .sorted(Comparator.comparing(Evidence::orderedAt)
                        .thenComparingLong(Evidence::seq)
                        .reversed())
                .toList();
        Set<String> broken = new HashSet<>();
        reports.stream().filter(report -> !report.isGreen()).forEach(report -> broken.add(run(report)));
        Set<String> green = new HashSet<>();
        newestFirst.stream().takeWhile(Evidence::isGreen).forEach(report -> green.add(run(report)));
        green.removeAll(broken);
        return green.size();
    }

    private static String run(Evidence report) {
        String build = report.build();
        return build == null ? "report " + report.id() : "build " + build;
    }
}
