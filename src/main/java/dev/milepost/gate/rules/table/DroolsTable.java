package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.template.model.DRLOutput;
import org.drools.template.model.Global;
import org.drools.template.model.Import;
import org.drools.template.model.Package;
import org.drools.template.model.Rule;
import org.drools.template.parser.DecisionTableParseException;
import org.jspecify.annotations.Nullable;

/** Has Drools write DRL from the cells of a sheet, and marks where each line comes from. */
final class DroolsTable {

    /** What the cell begins with that names a table, in small letters. */
    static final String TABLE = "ruletable";

    private static final String RULE_SET = "ruleset";
    private static final String FACTS = "dev.milepost.gate.facts";
    private static final Pattern CELL = Pattern.compile("\\b([A-Z]{1,3}[1-9][0-9]{0,6})\\b");

    private final Grid grid;
    private final List<TableHead> heads;

    private DroolsTable(Grid grid) {
        this.grid = grid;
        this.heads = TableHead.in(grid);
    }

    /** The DRL of a sheet. */
    static String drl(Grid grid) {
        DroolsTable table = new DroolsTable(grid);
        table.check();
        return table.written();
    }

    static Fault noRuleSet(@Nullable String sheet) {
        return Fault.ofFile(
                (sheet == null ? "The file" : "The sheet '" + sheet + "'")
                        + " has no cell 'RuleSet', so it is no decision table.",
                "Begin it with a row of the cells RuleSet and rules, as docs/writing-rules.md shows; leave files that are"
                        + " no tables out.");
    }

    private void check() {
        boolean begun = grid.rows().values().stream()
                .flatMap(cells -> cells.values().stream())
                .anyMatch(text -> text.strip().toLowerCase(Locale.ROOT).equals(RULE_SET));
        List<Fault> faults = new ArrayList<>();
        if (!begun) {
            faults.add(noRuleSet(grid.sheet()));
        } else if (heads.isEmpty()) {
            faults.add(
                    Fault.ofFile(
                            "The file has no cell that begins with 'RuleTable', so it has no rules.",
                            "Write RuleTable and the name of the criterion above its columns, as RuleTable Enough tests pass."));
        }
        heads.forEach(head -> check(head, faults));
        faults.addAll(ValueCells.faults(grid, heads));
        int rules = heads.stream().mapToInt(head -> head.rules().size()).sum();
        if (rules > Limits.RULES) {
            faults.add(Fault.ofFile(
                    "The file has %d rules; %d can be judged in time.".formatted(rules, Limits.RULES),
                    "Part it over several files."));
        }
        if (!faults.isEmpty()) {
            throw new UnreadableTableException(faults);
        }
    }

    private void check(TableHead head, List<Fault> faults) {
        if (head.name().isEmpty()) {
            faults.add(Fault.ofCell(
                    grid.sheet(),
                    head.row(),
                    head.column(),
                    "The table has no name.",
                    "Write what managers read of its criterion, as RuleTable Enough tests pass."));
        }
        for (int column : head.columns()) {
            if (!head.isKnown(column)) {
                faults.add(Fault.ofCell(
                        grid.sheet(),
                        head.row() + 1,
                        column,
                        "The column is headed '%s', which Drools does not know.".formatted(head.header(column)),
                        "Write CONDITION, ACTION, METADATA, NAME or DESCRIPTION; notes stand left of the table."));
            }
        }
        if (head.rules().isEmpty()) {
            faults.add(
                    Fault.ofCell(
                            grid.sheet(),
                            head.row(),
                            head.column(),
                            "The table '%s' has no row.".formatted(head.name()),
                            "Below the name stand four rows: kinds of columns, objects, code, labels; the rows with values follow."));
        }
        int passedOver = head.passedOver();
        if (passedOver >= 0) {
            faults.add(Fault.ofRow(
                    grid.sheet(),
                    passedOver,
                    "The row stands below an empty one, where the table has ended: it would not be read.",
                    "Take the empty row out, or move notes to the left of the table."));
        }
    }

    private String written() {
        ElseRows elses = new ElseRows(grid, heads);
        Package rules = parsed(elses);
        List<Rule> all = List.copyOf(rules.getRules());
        rules.getRules().clear();
        complete(rules);
        StringBuilder text = new StringBuilder(TableText.beginning(grid.sheet()));
        DRLOutput head = new DRLOutput();
        rules.renderDRL(head);
        text.append(head.getDRL()).append('\n');
        for (Rule rule : all) {
            int row = rule.getSpreadsheetRowNumber() - 1;
            TableHead of = heads.stream()
                    .filter(one -> one.row() < row && row < one.end())
                    .findFirst()
                    .orElseThrow();
            Map<Integer, String> cells = of.rules().getOrDefault(row, new TreeMap<>());
            if (!cells.isEmpty()) {
                DRLOutput one = new DRLOutput();
                rule.renderDRL(one);
                text.append(new RowText(of, row, cells).marked(elses.written(row, one.getDRL())))
                        .append('\n');
            }
            if (text.length() > Limits.WRITTEN) {
                throw new UnreadableTableException(Fault.ofRow(
                        grid.sheet(),
                        row,
                        "With the code of its columns in each row the table stands for more than %d characters of rules."
                                .formatted(Limits.WRITTEN),
                        "Shorten the code, or part the table over several files."));
            }
        }
        return text.toString();
    }

    private Package parsed(ElseRows elses) {
        DefaultRuleSheetListener listener = new DefaultRuleSheetListener();
        try {
            listener.startSheet(grid.sheet() == null ? "csv" : grid.sheet());
            grid.rows().forEach((row, cells) -> {
                listener.newRow(row, cells.lastKey() + 1);
                cells.forEach((column, text) ->
                        listener.newCell(row, column, elses.told(row, column, text), grid.mergedFrom(row, column)));
            });
            listener.finishSheet();
            return listener.getRuleSet();
        } catch (DecisionTableParseException | IllegalArgumentException refused) {
            throw new UnreadableTableException(fault(String.valueOf(refused.getMessage())));
        } catch (RuntimeException refused) {
            throw new UnreadableTableException(
                    fault("Drools cannot read the table (" + refused.getClass().getSimpleName() + ")"));
        }
    }

    private Fault fault(String message) {
        String sentence = message.lines()
                .findFirst()
                .orElse("Drools cannot read the table")
                .strip();
        String ended = sentence.endsWith(".") ? sentence : sentence + ".";
        String advice =
                "Lay the table out as docs/writing-rules.md shows: name, kinds of columns, objects, code, labels,"
                        + " then the rows.";
        Matcher named = CELL.matcher(message);
        Ref cell = named.find() ? Ref.parse(named.group(1)) : null;
        return cell == null
                ? Fault.ofFile(ended, advice)
                : Fault.ofCell(grid.sheet(), cell.row(), cell.column(), ended, advice);
    }

    /** What every table needs and none has to say. */
    private static void complete(Package rules) {
        if (rules.getImports().stream().noneMatch(one -> one.getClassName().startsWith(FACTS))) {
            Import facts = new Import();
            facts.setClassName(FACTS + ".*");
            rules.addImport(facts);
        }
        if (rules.getVariables().stream().noneMatch(one -> "findings".equals(one.getIdentifier()))) {
            Global findings = new Global();
            findings.setClassName(FACTS + ".Findings");
            findings.setIdentifier("findings");
            rules.addVariable(findings);
        }
    }
}
