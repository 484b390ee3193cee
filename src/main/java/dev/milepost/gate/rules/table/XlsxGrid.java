package dev.milepost.gate.rules.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an {@code .xlsx} workbook. A table on another sheet is refused rather than passed over. */
final class XlsxGrid {

    private XlsxGrid() {}

    static Grid read(byte[] bytes) {
        WorkbookParts parts = WorkbookParts.of(bytes);
        Workbook workbook = Workbook.of(parts);
        SharedTexts texts = new SharedTexts();
        read(parts, workbook.parts("sharedStrings"), texts);
        CellStyles styles = new CellStyles();
        read(parts, workbook.parts("styles"), styles);
        @Nullable Grid first = null;
        for (Workbook.Sheet sheet : workbook.sheets()) {
            SheetReader reader = new SheetReader(sheet.name(), texts, styles, workbook.countsFrom1904());
            if (first == null) {
                refuseHidden(sheet);
                XmlPart.read(sheet.part(), parts.needed(sheet.part()), reader);
                if (!reader.faults().isEmpty()) {
                    throw new UnreadableTableException(reader.faults());
                }
                first = reader.grid();
            } else if (parts.find(sheet.part()) != null) {
                refuseTable(sheet, parts.needed(sheet.part()), reader);
            }
        }
        if (first == null) {
            throw WorkbookParts.fault("The workbook has no sheet.", "Put the table on its first sheet.");
        }
        return first;
    }

    private static void refuseHidden(Workbook.Sheet sheet) {
        if (sheet.hidden()) {
            throw WorkbookParts.fault(
                    "The first sheet, '" + sheet.name() + "', is hidden: nobody would see what is read.",
                    "Unhide it, or move the sheet with the table before it.");
        }
    }

    /** Notes may stand on other sheets, at any length; a table may not: Drools reads the first sheet alone. */
    private static void refuseTable(Workbook.Sheet sheet, byte[] part, SheetReader reader) {
        Grid other;
        try {
            XmlPart.read(sheet.part(), part, reader);
            other = reader.grid();
        } catch (UnreadableTableException tooLarge) {
            return; // what is too large to be a table, or no sheet of cells, is none
        }
        other.rows()
                .forEach((row, cells) -> cells.forEach((column, text) -> {
                    if (text.strip().toLowerCase(Locale.ROOT).startsWith(DroolsTable.TABLE)) {
                        throw new UnreadableTableException(Fault.ofCell(
                                sheet.name(),
                                row,
                                column,
                                "A table begins here, but only the first sheet is read.",
                                "Move it to the first sheet, below an empty row, or into a file of its own."));
                    }
                }));
    }

    /** Parts that not every workbook has. */
    private static void read(WorkbookParts parts, List<String> names, XmlPart.Reader reader) {
        for (String name : names) {
            byte @Nullable [] part = parts.find(name);
            if (part != null) {
                XmlPart.read(name, part, reader);
            }
        }
    }
}
