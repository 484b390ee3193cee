package dev.milepost.gate.rules.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the cells of a column can be, after where its code puts them.
 *
 * @param places where the code puts them
 * @param use what Drools makes of the column
 * @param numbers whether they are read as numbers
 * @param commasAreDecimal whether a point may part thousands
 */
record CellKind(Placeholders places, Use use, boolean numbers, boolean commasAreDecimal) {

    /** What Drools makes of a column. */
    enum Use {
        CONDITION,
        CODE,
        NAME,
        NOTE,
        SETTING
    }

    /** What is wrong with a cell, and what to do, each a sentence. */
    record Wrong(String message, String advice) {}

    private static final int SHOWN = 40;
    private static final String NUMBER = "-?[0-9]{1,40}(?:\\.[0-9]{1,40})?";
    private static final String NAME = "[A-Za-z_]\\w{0,99}(?:\\.[A-Za-z_]\\w{0,99}){0,9}";
    private static final String QUOTED = "\"[^\"\\\\\\p{Cntrl}]*\"";
    private static final String UNQUOTED = "(?:" + NUMBER + "|" + NAME + ")";
    private static final String NEXT = "\\s{0,9},\\s{1,9}";

    /** Of a quote that does not begin a cell Drools makes another character: it is taken first, or not at all. */
    private static final Pattern BARE = Pattern.compile("(?:!=|[<>]=?)?\\s{0,9}" + UNQUOTED + "(?:" + NEXT + UNQUOTED
            + "){0,200}|" + QUOTED + "(?:" + NEXT + "(?:" + QUOTED + "|" + UNQUOTED + ")){0,200}");

    private static final Pattern SIGNED = Pattern.compile("(?s)[-+@].*");
    private static final Pattern PLAIN = Pattern.compile(NUMBER + "%?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9.]*[0-9],[0-9]+%?");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}(?:\\.[0-9]{3})+");
    private static final Pattern READ_AS_NUMBER =
            Pattern.compile("\\bThreshold\\s*\\.\\s*(?:ratio|decimal|integer)\\b");
    private static final String QUOTES = "Write it without quotes and backslashes: it is a text already.";

    static CellKind of(TableHead head, int column, boolean commasAreDecimal) {
        String code = head.code(column);
        return new CellKind(
                Placeholders.in(code),
                use(head, column),
                READ_AS_NUMBER.matcher(code).find(),
                commasAreDecimal);
    }

    private static Use use(TableHead head, int column) {
        String header = head.header(column);
        if (head.isCondition(column)) {
            return Use.CONDITION;
        }
        if (header.equals("A") || header.equals("@") || header.matches("(ACTION|METADATA)\\b.*")) {
            return Use.CODE;
        }
        return header.matches("N|NAME\\b.*") ? Use.NAME : header.matches("I|DESCRIPTION\\b.*") ? Use.NOTE : Use.SETTING;
    }

    /** What is wrong with a cell that is not empty; nothing where it is a value. */
    Optional<Wrong> wrong(String cell) {
        if (SIGNED.matcher(cell).matches() && !PLAIN.matcher(cell).matches()) {
            return wrong("%s begins with '" + cell.charAt(0) + "', as formulas do.", cell, "Write it without.");
        }
        return switch (use) {
            case NAME -> text(cell).or(() -> lines(cell));
            case NOTE -> cell.contains("*/") ? wrong("%s ends a comment.", cell, "Take */ out.") : lines(cell);
            case SETTING -> bare(cell);
            case CONDITION -> places.none() ? text(cell) : value(cell);
            case CODE -> places.none() ? Optional.empty() : value(cell);
        };
    }

    private Optional<Wrong> value(String cell) {
        return number(cell)
                .or(() -> places.bare() ? bare(cell) : Optional.empty())
                .or(() -> places.quoted() || places.apostrophes() ? text(cell) : Optional.empty());
    }

    private Optional<Wrong> number(String cell) {
        if (!numbers && !places.bare()) {
            return Optional.empty();
        }
        if (DECIMAL_COMMA.matcher(cell).matches()) {
            return wrong("%s has a comma, of which nobody can say what it means.", cell, "Write a point, as in 0.95.");
        }
        return commasAreDecimal && THOUSANDS.matcher(cell).matches()
                ? wrong("%s may be a thousand times as much where commas are decimal.", cell, "Write 1000 or 1.0.")
                : Optional.empty();
    }

    private Optional<Wrong> text(String cell) {
        return cell.matches("(?s).*[\"\\\\" + (places.apostrophes() ? "'" : "") + "].*")
                ? wrong("%s would end the text that it is put into.", cell, QUOTES)
                : Optional.empty();
    }

    private static Optional<Wrong> bare(String cell) {
        return BARE.matcher(cell).matches()
                ? Optional.empty()
                : wrong(
                        "%s would be code in the rule.",
                        cell, "Write a number, true, false or a name; or put quotes around $param in the code above.");
    }

    private static Optional<Wrong> lines(String cell) {
        return cell.contains("\n") ? wrong("%s has more than one line.", cell, "Write it in one.") : Optional.empty();
    }

    private static Optional<Wrong> wrong(String message, String cell, String advice) {
        String plain = cell.replaceAll("\\p{Cntrl}+", " ");
        String shown = plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
        return Optional.of(new Wrong(message.formatted("'" + shown + "'"), advice));
    }
}
