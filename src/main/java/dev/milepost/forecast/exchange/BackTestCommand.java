package dev.milepost.forecast.exchange;

import dev.milepost.forecast.analysis.BackTest;
import dev.milepost.forecast.analysis.BackTest.Case;
import dev.milepost.forecast.analysis.BackTest.Summary;
import dev.milepost.forecast.analysis.Calibration;
import dev.milepost.forecast.analysis.TypingError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command {@code backtest}: how well slips would have been forecast for releases whose outcome is known. Needs no server. */
public final class BackTestCommand {

    /** How the command is used. */
    public static final String USAGE = "backtest FILE";

    private static final int DONE = 0;
    private static final int UNREADABLE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private BackTestCommand() {}

    /**
     * Tests the forecast on a file of past releases.
     *
     * @return 0 if it was tested, 1 if the file cannot be read, 2 if the arguments are not understood
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 1 || arguments.get(0).startsWith("--")) {
            err.println("Which file of past releases is to be tested? Usage: " + USAGE);
            return NOT_UNDERSTOOD;
        }
        String file = arguments.get(0);
        try {
            print(HistoryFile.read(Path.of(file)), out);
            return DONE;
        } catch (UnreadableFileException e) {
            err.println(file + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage());
        } catch (IOException | InvalidPathException e) {
            err.println(file + ": The file cannot be read (" + e + "). Look at its path and rights.");
        }
        return UNREADABLE;
    }

    private static void print(HistoryFile history, PrintStream out) {
        List<Case> forward = new ArrayList<>();
        List<Case> leaveOneOut = new ArrayList<>();
        Map<String, List<TypingError>> errors = new TreeMap<>();
        history.sections().forEach((section, releases) -> {
            BackTest test = BackTest.of(releases);
            out.println(section + ": " + releases.size() + " releases");
            print(test.forward(), test.leaveOneOut(), out);
            forward.addAll(test.forward());
            leaveOneOut.addAll(test.leaveOneOut());
            errors.put(section, test.errors());
        });
        out.println("all sections");
        print(forward, leaveOneOut, out);
        errors.forEach((section, found) -> found.forEach(error -> out.println("typing error: " + section + " "
                + error.release() + ", " + error.milestone() + ": the "
                + error.series().name().toLowerCase(Locale.ROOT) + " date " + error.date() + " " + error.reason()
                + ".")));
        history.leftOut().forEach(reason -> out.println("left out: " + reason));
    }

    private static void print(List<Case> forward, List<Case> leaveOneOut, PrintStream out) {
        out.println("  from earlier releases:   " + words(Summary.of(forward)));
        out.println("  from all other releases: " + words(Summary.of(leaveOneOut)));
    }

    private static String words(Summary summary) {
        if (summary.cases() == 0) {
            return "too little history for a forecast";
        }
        Calibration calibration = summary.calibration();
        return String.format(
                Locale.ROOT,
                "80 %% dates held in %d of %d cases (%.0f %%); median error %s, the same slip as last time %s (%d cases); Brier %.2f",
                summary.held(),
                summary.cases(),
                100.0 * summary.held() / summary.cases(),
                days(summary.medianError()),
                days(summary.medianErrorOfLast()),
                summary.compared(),
                calibration == null ? Double.NaN : calibration.brier());
    }

    private static String days(@Nullable Double days) {
        return days == null ? "unknown" : String.format(Locale.ROOT, "%.1f days", days);
    }
}
