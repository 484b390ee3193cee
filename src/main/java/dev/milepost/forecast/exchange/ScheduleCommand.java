package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.InvalidNetworkException;
import dev.milepost.forecast.network.Schedule;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code schedule}: the critical path of schedule files, a line each. Needs no server. */
public final class ScheduleCommand {

    /** How the command is used. */
    public static final String USAGE = "schedule FILE...";

    private static final int DONE = 0;
    private static final int SOME_UNREADABLE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream out;
    private final PrintStream err;
    private boolean failed;

    private ScheduleCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Schedules files. For each, in the given order, one line goes to {@code out}: name, critical-path length, finish, with tabs
     * between them; or one to {@code err}, and the next file follows.
     *
     * @return 0 if every file was scheduled, 1 if some were not, 2 if the arguments are not understood
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String option = arguments.stream()
                .filter(argument -> argument.startsWith("--"))
                .findFirst()
                .orElse(null);
        if (arguments.isEmpty() || option != null) {
            err.println((option == null ? "Which files are to be scheduled?" : "'" + option + "' is not understood.")
                    + " Usage: " + USAGE);
            return NOT_UNDERSTOOD;
        }
        ScheduleCommand command = new ScheduleCommand(out, err);
        arguments.forEach(command::schedule);
        out.flush();
        return command.failed ? SOME_UNREADABLE : DONE;
    }

    private void schedule(String argument) {
        ImportedSchedule imported = null;
        try {
            Path file = Path.of(argument);
            imported = ScheduleFile.read(file);
            Schedule schedule = CriticalPath.of(imported.network(), imported.deadlines());
            Path name = file.getFileName();
            out.println(oneLine(String.valueOf(name == null ? file : name)) + "\t" + result(imported, schedule));
            imported.notes().forEach(note -> err.println(oneLine(argument) + ": note: " + oneLine(note)));
            Double declared = imported.declaredLength();
            if (declared != null && declared != schedule.finish()) {
                err.println(oneLine(argument) + ": note: The file states MPM-Time " + number(declared) + ".");
            }
        } catch (UnreadableFileException e) {
            fail(argument, e.line(), String.valueOf(e.getMessage()));
        } catch (InvalidNetworkException e) {
            fail(argument, line(imported, e.ids()), String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            fail(argument, 0, "This is no path of a file. Look at its characters.");
        } catch (IOException e) {
            fail(argument, 0, "The file cannot be read (" + e + "). Look at its rights and the disk.");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(
                    argument,
                    0,
                    "The file cannot be scheduled (" + MpxjFault.cause(e) + "). Export it again, or a part of it.");
        }
    }

    private static String result(ImportedSchedule imported, Schedule schedule) throws UnreadableFileException {
        Timescale timescale = imported.timescale();
        return timescale == null
                ? number(schedule.finish()) + "\t" + number(schedule.finish())
                : timescale.length(schedule.finish()) + "\t" + timescale.finishAt(schedule.finish());
    }

    private static int line(@Nullable ImportedSchedule imported, List<String> ids) {
        return imported == null
                ? 0
                : imported.items().stream()
                        .filter(item -> ids.contains(item.id()))
                        .mapToInt(ImportedSchedule.Item::line)
                        .findFirst()
                        .orElse(0);
    }

    private void fail(String file, int line, String message) {
        failed = true;
        err.println(oneLine(file) + (line > 0 ? ":" + line : "") + ": " + oneLine(message));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
