package dev.milepost.rulecase;

import dev.milepost.gate.rules.Mutant;
import dev.milepost.gate.rules.RuleJudge;
import dev.milepost.gate.rules.RuleSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The command {@code cases}: runs rule cases, and says what no case would notice. Needs no server. */
public final class CasesCommand {

    /** How the command is used. */
    public static final String USAGE = "cases [--coverage | --mutants] FOLDER_OR_FILE... (as in: cases rules)";

    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int NOT_RUN = 2;

    private CasesCommand() {}

    /** Answers 0 if every case passes, 1 if one fails or cannot be run, 2 if nothing was run. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> paths = new ArrayList<>(arguments);
        boolean mutants = paths.remove("--mutants");
        boolean coverage = paths.remove("--coverage") || mutants;
        Map<String, byte[]> files;
        try {
            files = FilesOfFolders.read(paths, USAGE);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            err.println("Nothing was run: " + e.getMessage());
            return NOT_RUN;
        }
        if (files.keySet().stream().noneMatch(RuleCases::isCases)) {
            err.println("No case is named. " + USAGE);
            return NOT_RUN;
        }
        try (RuleJudge judge = new RuleJudge(RuleSettings.defaults())) {
            List<CaseResult> results = new RuleCases(judge).run(files);
            results.stream().filter(CasesCommand::isWorthALine).forEach(out::println);
            if (coverage) {
                Set<Mutant.Kind> kinds = mutants ? EnumSet.allOf(Mutant.Kind.class) : EnumSet.of(Mutant.Kind.CONDITION);
                say(new CaseCoverage(judge).of(files, kinds), out);
            }
            out.println(summary(results));
            return results.stream().noneMatch(CasesCommand::isWorthALine) ? FINE : FAILED;
        }
    }

    private static boolean isWorthALine(CaseResult result) {
        return result.outcome() != CaseResult.Outcome.PASS;
    }

    private static void say(CaseCoverage.Coverage coverage, PrintStream out) {
        coverage.gaps().forEach(gap -> out.println("coverage: " + gap));
        int noticed = coverage.tried()
                - (int) coverage.gaps().stream()
                        .filter(gap -> gap.message().contains("No case"))
                        .count();
        if (coverage.tried() > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "%d of %d changes of the rules are noticed (%.0f %%).",
                    noticed,
                    coverage.tried(),
                    100.0 * noticed / coverage.tried()));
        }
    }

    private static String summary(List<CaseResult> results) {
        Map<CaseResult.Outcome, Integer> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return results.size() + (results.size() == 1 ? " case: " : " cases: ")
                + counts.getOrDefault(CaseResult.Outcome.PASS, 0) + " pass, "
                + counts.getOrDefault(CaseResult.Outcome.FAIL, 0) + " fail, "
                + counts.getOrDefault(CaseResult.Outcome.ERROR, 0) + " cannot be run.";
    }
}
