package dev.milepost.gate.rules.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the cells of one sheet. A number is what the file holds, however it is shown ({@code 0.95} for 95%); a date is
 * {@code 2027-03-01}. A formula is refused: its value is what some program computed last, which nobody can read off the file.
 */
final class SheetReader implements XmlPart.Reader {

    private static final int MOST_FAULTS = 20;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][-+]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00(:00(\\.0{1,9})?)?Z?)?");
    private static final String NO_DAY = "The cell holds a time, or a date that is none.";
    private static final String WRITE_AS_TEXT =
            "Format it as text, and write a day as 2027-03-01 or a duration as 24h.";

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
        this.grid = new Grid(sheet, false);
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
            case "b" -> written.strip().matches("1|true") ? "true" : "false";
            case "d" -> day(written.strip());
            case "e" -> {
                fault("The cell holds the error " + written.strip() + ".", "Type its value.");
                yield "";
            }
            default -> written.isBlank() ? "" : number(written.strip());
        };
    }

    private String number(String written) {
        if (!NUMBER.matcher(written).matches()) {
            fault("The cell holds '" + written + "', which is no number.", "Type its value anew.");
            return "";
        }
        double number = Double.parseDouble(written);
        return switch (styles.shown(style)) {
            case NUMBER ->
                Double.isFinite(number)
                        ? new BigDecimal(Double.toString(number))
                                .stripTrailingZeros()
                                .toPlainString()
                        : written;
            case DAY -> date(number);
            case TIME -> {
                fault(NO_DAY, WRITE_AS_TEXT);
                yield "";
            }
        };
    }

    /** Days are counted from 1899-12-30, because spreadsheets take 1900 for a leap year, or from 1904-01-01. */
    private String date(double days) {
        if (days < 61 || days >= 1_000_000 || days != Math.rint(days)) {
            fault(NO_DAY, WRITE_AS_TEXT);
            return "";
        }
        LocalDate first = countsFrom1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        return first.plusDays((long) days).toString();
    }

    /** A day as strict workbooks write it. */
    private String day(String written) {
        Matcher day = DAY.matcher(written);
        if (!day.matches()) {
            fault(NO_DAY, WRITE_AS_TEXT);
            return "";
        }
        return day.group(1);
    }

    private void merge(String ref) {
        String[] corners = ref.split(":", -1);
        Ref top = Ref.parse(corners[0]);
        Ref bottom = corners.length == 2 ? Ref.parse(corners[1]) : null;
        if (top != null && bottom != null && merges.size() <= Limits.MERGES) {
            merges.add(new Grid.Merge(
                    Math.min(top.row(), bottom.row()),
                    Math.min(top.column(), bottom.column()),
                    Math.max(top.row(), bottom.row()),
                    Math.max(top.column(), bottom.column())));
        }
    }

    private void fault(String message, String advice) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(Fault.ofCell(grid.sheet(), Math.max(0, row), column, message, advice));
        }
    }
}
