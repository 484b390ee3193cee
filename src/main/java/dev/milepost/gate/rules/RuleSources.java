package dev.milepost.gate.rules;

import dev.milepost.gate.rules.table.TableText;
import dev.milepost.gate.rules.table.Tables;
import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads rule files, whatever they are written in: DRL, or a table that stands for DRL. */
public final class RuleSources {

    /** What the names of rule files end in. */
    public static final List<String> SUFFIXES = List.of(".drl", ".csv", ".xlsx");

    private RuleSources() {}

    /**
     * A rule file read.
     *
     * @param drl its rules; empty where it cannot be read
     * @param problems why it cannot be read; none where it can
     */
    public record Source(String drl, List<Problem> problems) {

        /** Copies its list. */
        public Source {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a file holds rules by its name. */
    public static boolean isRules(String file) {
        return SUFFIXES.stream().anyMatch(file::endsWith);
    }

    /** Whether a file is a table of rules by its name. */
    public static boolean isTable(String file) {
        return Tables.isTable(file);
    }

    /** Reads a rule file. */
    public static Source read(String file, byte[] bytes) {
        if (!isTable(file)) {
            return new Source(new String(bytes, StandardCharsets.UTF_8), List.of());
        }
        Tables.Reading table = Tables.read(file, bytes);
        return new Source(table.drl(), table.problems());
    }

    /** The line of a rule file that a line of its DRL comes from: the row, where it is a table. */
    public static int line(String drl, int line) {
        return TableText.isOne(drl) ? TableText.of(drl).row(line) : line;
    }
}
