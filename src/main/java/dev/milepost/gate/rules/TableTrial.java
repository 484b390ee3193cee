package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries a table on made-up projects, with every value that its rows speak of and one that none does. Two rows that apply at once are a
 * problem; values to which none does are doubtful, since a gate then has no answer.
 */
final class TableTrial {

    private static final int LISTED = 3;

    /** On how many settings the table is tried with facts, too; on the others with none. */
    private static final int WITH_FACTS = 60;

    private final RuleJudge judge;
    private final RuleFile file;
    private final RuleText text;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> doubts = new LinkedHashSet<>();
    private final Set<String> applied = new HashSet<>();
    private final Set<String> unsure = new HashSet<>();

    TableTrial(RuleJudge judge, String file, String drl, RuleText text) {
        this.judge = judge;
        this.file = new RuleFile(new RuleUse(file, null), "", Sha256.of(drl), drl);
        this.text = text;
        run();
    }

    /** What keeps the table from being deployed. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What is doubtful in it. */
    List<Problem> doubts() {
        return List.copyOf(doubts);
    }

    private void run() {
        TableValues values = new TableValues(text);
        int tried = 0;
        for (Map<String, String> settings : values.all()) {
            List<Facts> all = SampleFacts.all(settings);
            for (Facts facts : tried++ < WITH_FACTS ? all : all.subList(0, 1)) {
                judge.judge(List.of(file), facts).findings().forEach(this::take);
            }
        }
        if (!values.areCut()) {
            text.criteria().forEach(this::neverApplied);
        }
    }

    private void take(Finding finding) {
        Optional<CriterionDefinition> criterion = text.criteria().stream()
                .filter(one -> one.id().equals(finding.criterion()))
                .findFirst();
        int line = criterion
                .flatMap(one -> lastNamed(one, finding))
                .map(TableRow::line)
                .orElse(criterion.map(CriterionDefinition::line).orElse(1));
        String title = finding.title();
        if (RowErrors.isNone(finding)) {
            long known =
                    doubts.stream().filter(one -> title.equals(one.element())).count();
            if (known < LISTED) {
                doubts.add(problem(
                        line,
                        title,
                        finding.actual() + " The gate would have no answer.",
                        "Add a row for it, or one with 'else', unless no project may be so."));
            }
        } else if (RowErrors.areSeveral(finding)) {
            problems.add(problem(line, title, String.valueOf(finding.actual()), String.valueOf(finding.remedy())));
        } else {
            RuleChecker.fault(file.use().file(), line, finding).ifPresent(problems::add);
            criterion
                    .filter(one -> finding.state() != CriterionState.ERROR)
                    .ifPresent(one -> lastNamed(one, finding)
                            .ifPresentOrElse(row -> applied.add(row.rule()), () -> unsure.add(one.id())));
        }
    }

    private void neverApplied(CriterionDefinition criterion) {
        if (unsure.contains(criterion.id()) || !problems.isEmpty()) {
            return;
        }
        List<TableRow> rows = new ArrayList<>(criterion.rows());
        rows.removeIf(row -> applied.contains(row.rule()));
        rows.forEach(row -> doubts.add(problem(
                row.line(),
                null,
                "The " + row.inWords() + " applies to none of the values that were tried.",
                "Take it out, or correct its conditions.")));
    }

    /** The row that a finding names, which says so where it is one's own; of several the last. */
    private static Optional<TableRow> lastNamed(CriterionDefinition criterion, Finding finding) {
        String words = finding.actual() + "\n" + finding.expected();
        Stream<TableRow> named = criterion.rows().stream()
                .filter(row -> words.contains("(" + row.inWords() + ")")
                        || words.contains(row.inWords() + ";")
                        || words.contains(row.inWords() + ".")
                        || words.startsWith(row.asSubject() + " "));
        return named.reduce((first, second) -> second);
    }

    private Problem problem(int line, @Nullable String element, String message, String advice) {
        return new Problem(file.use().file(), line, element, message, advice);
    }
}
