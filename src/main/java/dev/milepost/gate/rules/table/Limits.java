package dev.milepost.gate.rules.table;

/** How large a table can be. Far more than people can read, and little enough to be read and compiled while a deployment waits. */
final class Limits {

    /** Bytes of a file. */
    static final int BYTES = 2 * 1024 * 1024;

    /** Bytes of all parts of a workbook together, unpacked. */
    static final int UNPACKED = 16 * 1024 * 1024;

    /** Parts of a workbook. */
    static final int PARTS = 500;

    static final int ROWS = 2_000;
    static final int COLUMNS = 100;

    /** Cells that hold something. */
    static final int CELLS = 20_000;

    /** Groups of merged cells. */
    static final int MERGES = 1_000;

    /** Characters of one cell. */
    static final int TEXT = 8_000;

    /** Rows that are rules. */
    static final int RULES = 500;

    /** Characters of the rules that a table stands for: its code once for each row. */
    static final int WRITTEN = 4_000_000;

    private Limits() {}
}
