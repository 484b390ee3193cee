package dev.milepost.importing;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.rules.RuleInspection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The command {@code import}: makes a plan of a BPMN file or a schedule of another tool. Needs no server. */
public final class ImportCommand {

    /** How the command is used. */
    public static final String USAGE = "import FILE [--to FOLDER] [--process ID]";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private ImportCommand() {}

    /**
     * Imports a file, prints its report, and writes the plan into the folder, or the current one.
     *
     * @param clock says for which day the plan is checked
     * @return 0 if a plan was written that passes the check, 1 if there is none, 2 if the arguments are not understood
     */
    public static int run(List<String> arguments, Clock clock, PrintStream out, PrintStream err) {
        List<String> files = new ArrayList<>();
        String folder = "";
        String process = "";
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean more = i + 1 < arguments.size();
            if (argument.equals("--to") && more) {
                folder = arguments.get(++i);
            } else if (argument.equals("--process") && more) {
                process = arguments.get(++i);
            } else if (argument.startsWith("--")) {
                err.println("'" + argument + "' is not understood. Usage: " + USAGE);
                return NOT_UNDERSTOOD;
            } else {
                files.add(argument);
            }
        }
        if (files.size() != 1) {
            err.println("Which file is to be imported? Usage: " + USAGE);
            return NOT_UNDERSTOOD;
        }
        return run(files.get(0), folder, process, clock, out, err);
    }

    private static int run(
            String argument, String folder, String process, Clock clock, PrintStream out, PrintStream err) {
        try (RuleInspection rules = RuleInspection.start()) {
            Path file = Path.of(argument);
            if (!Files.isRegularFile(file)) {
                err.println(argument + ": There is no such file. Look at its path.");
                return REFUSED;
            }
            PlanImport imports = new PlanImport(new PlanCheck(rules, rules.judge()));
            ImportedPlan imported = imports.of(
                    String.valueOf(file.getFileName()), Files.readAllBytes(file), process, LocalDate.now(clock));
            ImportedFiles written = ImportedFiles.write(Path.of(folder), imported);
            print(imported.report(), out);
            out.println("The plan is in " + written.plan() + "; its gates use " + PlanImport.RULES + ".");
            if (written.settings() != null) {
                out.println(
                        "Its calendar and baseline, as calls for a project of it, are in " + written.settings() + ".");
            }
            return DONE;
        } catch (ImportRefused e) {
            e.problems().forEach(problem -> err.println(line(problem.toString())));
            err.println("No plan was written.");
        } catch (InvalidPathException e) {
            err.println(line(argument) + ": This is no path of a file. Look at its characters.");
        } catch (IOException e) {
            err.println(
                    "No plan was written (" + line(e.toString()) + "). Look at the file's and the folder's rights.");
        }
        return REFUSED;
    }

    private static void print(ImportReport report, PrintStream out) {
        print("understood", report.understood(), out);
        print("changed", report.changed(), out);
        print("dropped", report.dropped(), out);
        print("to complete", report.toComplete(), out);
    }

    private static void print(String heading, List<Note> notes, PrintStream out) {
        notes.forEach(note -> out.println(heading + ": " + line(note.toString())));
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
