package dev.milepost.gate.rules.table;

import dev.milepost.plan.Problem;
import java.util.List;

/** Reads decision tables. */
public final class Tables {

    private Tables() {}

    /**
     * What a table says.
     *
     * @param drl the rules it stands for; empty where it cannot be read
     * @param problems why it cannot be read; none where it can
     */
    public record Reading(String drl, List<Problem> problems) {

        /** Copies its list. */
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a file is a table by its name. */
    public static boolean isTable(String file) {
        return file.endsWith(".csv") || file.endsWith(".xlsx");
    }

    /** Reads a table. */
    public static Reading read(String file, byte[] bytes) {
        try {
            if (bytes.length > Limits.BYTES) {
                throw new UnreadableTableException(Fault.ofFile(
                        "The file has more than %d MB.".formatted(Limits.BYTES / 1024 / 1024),
                        "Take pictures and other sheets out of it, or part it over several files."));
            }
            Grid grid = file.endsWith(".csv") ? CsvGrid.read(bytes) : XlsxGrid.read(bytes);
            return new Reading(DroolsTable.drl(grid), List.of());
        } catch (UnreadableTableException unreadable) {
            return new Reading(
                    "",
                    unreadable.faults().stream().map(fault -> fault.in(file)).toList());
        }
    }
}
