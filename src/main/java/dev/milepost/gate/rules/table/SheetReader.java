package dev.milepost.gate.rules.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the cells of one sheet. A number is what the file holds, however it is shown ({@code 0.95} for 95%); a date is
 * {@code 2027-03-01}. A formula is refused: its value is what some program computed last, which nobody can read off the file.
 */
final class SheetReader implements XmlPart.Reader {

    private static final int MOST_FAULTS = 20;

    private final Grid grid;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final boolean countsFrom1904;
    private final List<Grid.Merge> merges = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private int row = -1;
    private int column = -1;
    private String type = "n";
    private String style = "";
    private boolean formula;
    private boolean inValue;
    private boolean inHelp;
    private StringBuilder value = new StringBuilder();

    SheetReader(String sheet, SharedTexts texts, CellStyles styles, boolean countsFrom1904) {
        this.grid = new Grid(sheet);
        this.texts = texts;
        this.styles = styles;
        this.countsFrom1904 = countsFrom1904;
    }

    /** The cells; to be asked for when the whole sheet was read. */
    Grid grid() {
        merges.forEach(grid::merge);
        return grid;
    }

    /** What is wrong with cells that could be passed over where nothing reads them. */
    List<Fault> faults() {
        return faults;
    }

    @Override
    public void start(String element, XmlPart.Attributes attributes) {
        switch (element) {
            case "row" -> {
                row = attributes.get("r", "").matches("\\d{1,7}")
                        ? Integer.parseInt(attributes.get("r", "")) - 1
                        : row + 1;
                column = -1;
            }
            case "c" -> cell(attributes);
            case "f" -> formula = true;
            case "v", "t" -> inValue = true;
            case "rPh" -> inHelp = true;
            case "mergeCell" -> merge(attributes.get("ref", ""));
            default -> {}
        }
    }

    @Override
    public void text(String text) {
        if (inValue && !inHelp) {
            value.append(text);
        }
    }

    @Override
    public void end(String element) {
        switch (element) {
            case "v", "t" -> inValue = false;
            case "rPh" -> inHelp = false;
            case "c" -> grid.put(Math.max(0, row), column, text());
            default -> {}
        }
    }

    private void cell(XmlPart.Attributes attributes) {
        Ref named = Ref.parse(attributes.get("r", ""));
        row = named == null ? Math.max(0, row) : named.row();
        column = named == null ? column + 1 : named.column();
        type = attributes.get("t", "n");
        style = attributes.get("s", "");
        formula = false;
        value = new StringBuilder();
    }

    private String text() {
        String written = value.toString();
        if (formula) {
            fault("The cell holds a formula.", "Paste its value in its place (Paste special, Values).");
            return "";
        }
        return switch (type) {
            case "s" -> texts.at(written.strip().matches("\\d{1,7}") ? Integer.parseInt(written.strip()) : -1);
            case "inlineStr", "str" -> SharedTexts.plain(written);
            case "b" -> written.strip().equals("1") ? "true" : "false";
            case "d" -> written.strip();
            case "e" -> {
                fault("The cell holds the error " + written.strip() + ".", "Type its value.");
                yield "";
            }
            default -> written.isBlank() ? "" : number(written.strip());
        };
    }

    private String number(String written) {
        try {
            double number = Double.parseDouble(written);
            return styles.isDate(style)
                    ? date(number)
                    : new BigDecimal(Double.toString(number))
                            .stripTrailingZeros()
                            .toPlainString();
        } catch (NumberFormatException none) {
            fault("The cell holds '" + written + "', which is no number.", "Type its value anew.");
            return "";
        }
    }

    /** Days are counted from 1899-12-30, because spreadsheets take 1900 for a leap year, or from 1904-01-01. */
    private String date(double days) {
        if (days < 61 || days >= 1_000_000 || days != Math.rint(days)) {
            fault("The cell holds a time of day, or a date that is none.", "Write a day as text: 2027-03-01.");
            return "";
        }
        LocalDate first = countsFrom1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        return first.plusDays((long) days).toString();
    }

    private void merge(String ref) {
        String[] corners = ref.split(":", -1);
        Ref top = Ref.parse(corners[0]);
        Ref bottom = corners.length == 2 ? Ref.parse(corners[1]) : null;
        if (top != null && bottom != null && merges.size() < Limits.ROWS) {
            merges.add(new Grid.Merge(top.row(), top.column(), bottom.row(), bottom.column()));
        }
    }

    private void fault(String message, String advice) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(Fault.ofCell(grid.sheet(), Math.max(0, row), column, message, advice));
        }
    }
}
