package dev.milepost.check;

import dev.milepost.gate.rules.RuleInspection;
import dev.milepost.rulecase.FilesOfFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The command {@code check}: says whether plans and rules could be deployed together. Needs no server. */
public final class CheckCommand {

    /** How the command is used. */
    public static final String USAGE = "check FOLDER_OR_FILE... (as in: check processes rules)";

    private static final int FINE = 0;
    private static final int PROBLEMS = 1;
    private static final int NOT_CHECKED = 2;

    private CheckCommand() {}

    /**
     * Checks the files named, and those in the folders named, as one deployment.
     *
     * @param clock says on which day projects of the plans would begin
     * @return 0 if they could be deployed, 1 if something is wrong with them, 2 if that could not be found out
     */
    public static int run(List<String> arguments, Clock clock, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            err.println("Name what is to be checked: " + USAGE);
            return NOT_CHECKED;
        }
        Map<String, byte[]> files;
        try {
            files = FilesOfFolders.read(arguments, USAGE);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            err.println("Nothing was checked: " + e.getMessage());
            return NOT_CHECKED;
        }
        try (RuleInspection rules = RuleInspection.start()) {
            return report(new PlanCheck(rules, rules.judge()).of(files, LocalDate.now(clock)), files.size(), out);
        }
    }

    private static int report(Checked checked, int files, PrintStream out) {
        checked.problems().forEach(out::println);
        checked.warnings().forEach(warning -> out.println("warning: " + warning));
        int problems = checked.problems().size();
        out.println("%s, %s: %s, %s."
                .formatted(
                        count(files, "file"),
                        count(checked.plans().size(), "plan"),
                        count(problems, "problem"),
                        count(checked.warnings().size(), "warning")));
        return problems == 0 ? FINE : PROBLEMS;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
