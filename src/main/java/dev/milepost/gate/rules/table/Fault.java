package dev.milepost.gate.rules.table;

import dev.milepost.plan.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a table from being read.
 *
 * @param row where, from 1; 0 where the file as a whole is meant
 * @param place the cell, with its sheet; {@code null} where none is meant
 * @param message what is wrong, a sentence
 * @param advice what to do about it, a sentence
 */
record Fault(int row, @Nullable String place, String message, String advice) {

    static Fault ofFile(String message, String advice) {
        return new Fault(0, null, message, advice);
    }

    static Fault ofRow(@Nullable String sheet, int row, String message, String advice) {
        return new Fault(row + 1, Ref.place(sheet, "row " + (row + 1)), message, advice);
    }

    static Fault ofCell(@Nullable String sheet, int row, int column, String message, String advice) {
        return new Fault(row + 1, Ref.place(sheet, "cell " + Ref.of(row, column)), message, advice);
    }

    Problem in(String file) {
        return new Problem(file, row, place, message, advice);
    }
}
