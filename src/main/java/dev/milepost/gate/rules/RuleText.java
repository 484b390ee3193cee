package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Findings;
import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.rules.table.TableText;
import dev.milepost.plan.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/** A rule file read, not compiled: which criteria it defines, and what is wrong with their definitions. */
final class RuleText {

    /** The annotations of rules that Milepost reads. */
    static final List<String> ANNOTATIONS = List.of("criterion", "param", "mandatory");

    /** How a rule says of which table it is. */
    private static final String TABLE = "table";

    /** What a milestone has of its forecast. Any mention counts: evaluating once too often is harmless. */
    private static final Pattern FORECASTS = Pattern.compile("(?i)baseline|forecast|probability|slip|outlook");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    /** What Milepost itself calls the conditions of earlier gates; twice in a gate, one could hide the other. */
    private static final Pattern CONDITION = Pattern.compile("condition-\\d+");

    private final String file;
    private final @Nullable PackageDescr parsed;
    private final List<CriterionDefinition> criteria = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final boolean looksAtForecasts;
    private final boolean isTable;

    RuleText(String file, String source) {
        this.file = file;
        this.isTable = TableText.isOne(source);
        this.looksAtForecasts = FORECASTS.matcher(new SourceText(source).code()).find();
        this.parsed = parse(source);
        if (parsed == null) {
            return;
        }
        boolean reports = parsed.getGlobals().stream()
                .anyMatch(global -> global.getIdentifier().equals("findings")
                        && (global.getType().equals(Findings.class.getName())
                                || global.getType().equals(Findings.class.getSimpleName())));
        if (!reports) {
            problems.add(new Problem(
                    file,
                    1,
                    null,
                    "The file has nowhere to report to.",
                    "Add 'global dev.milepost.gate.facts.Findings findings;' above the rules."));
        }
        rules().forEach(this::read);
        refuseDuplicates();
        if (criteria.isEmpty() && problems.stream().noneMatch(problem -> problem.element() != null)) {
            problems.add(new Problem(
                    file,
                    1,
                    null,
                    "The file defines no criterion.",
                    "Put @criterion(\"some-id\") under the name of the rule that decides."));
        }
    }

    /** What the parser made of the file; empty where its syntax is broken. */
    Optional<PackageDescr> parsed() {
        return Optional.ofNullable(parsed);
    }

    /** The rules, queries apart, in the order of the file. */
    List<RuleDescr> rules() {
        return parsed == null
                ? List.of()
                : parsed.getRules().stream().filter(rule -> !rule.isQuery()).toList();
    }

    List<CriterionDefinition> criteria() {
        return criteria;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether its rules look at what is expected of milestones. */
    boolean looksAtForecasts() {
        return looksAtForecasts;
    }

    /** The parameters of all criteria. */
    List<ParameterDefinition> parameters() {
        return List.copyOf(new RuleCheck(file, List.of(), criteria).parameters().values());
    }

    static boolean isCriterion(RuleDescr rule) {
        return rule.getAnnotation("criterion") != null;
    }

    private static @Nullable PackageDescr parse(String source) {
        try {
            DrlParser parser = new DrlParser();
            PackageDescr parsed = parser.parse(false, new StringReader(source));
            return parser.hasErrors() ? null : parsed;
        } catch (DroolsParserException broken) {
            return null;
        }
    }

    private void read(RuleDescr rule) {
        AnnotationDescr parameters = rule.getAnnotation("param");
        AnnotationDescr mandatory = rule.getAnnotation("mandatory");
        if (!isCriterion(rule)) {
            if (parameters != null) {
                problems.add(problem(
                        rule,
                        "The rule declares parameters but is no criterion.",
                        "Move @param to the rule with @criterion; every rule of the file can read them."));
            }
            if (mandatory != null) {
                problems.add(problem(
                        rule,
                        "The rule is marked as mandatory but is no criterion.",
                        "Move @mandatory to the rule with @criterion that cannot be waived."));
            }
            return;
        }
        String id = value(rule.getAnnotation("criterion"));
        if (!ID.matcher(id).matches()) {
            problems.add(problem(
                    rule,
                    "The criterion id '%s' is not made of lower-case letters, digits and hyphens.".formatted(id),
                    "Write it as in @criterion(\"tests-pass\")."));
        }
        if (CONDITION.matcher(id).matches()) {
            problems.add(problem(
                    rule,
                    "The criterion id '%s' is that of a condition which an earlier gate was passed on.".formatted(id),
                    "Name the criterion by what it asks for."));
        }
        if (mandatory != null && mandatory.hasValue()) {
            problems.add(problem(
                    rule,
                    "@mandatory takes no value, but the rule gives one.",
                    "Write @mandatory alone where the criterion cannot be waived, and nothing where it can."));
        }
        ParameterSyntax declared = new ParameterSyntax(parameters == null ? "" : value(parameters));
        declared.faults()
                .forEach(fault -> problems.add(problem(rule, fault, "Write @param(" + ParameterSyntax.EXAMPLE + ").")));
        Optional<TableRow> row = isTable ? TableRow.of(rule) : Optional.empty();
        CriterionDefinition criterion = new CriterionDefinition(
                id,
                row.isPresent() ? value(rule.getAnnotation(TABLE)) : rule.getName(),
                declared.parameters(),
                mandatory != null,
                rule.getLine(),
                row.stream().toList());
        if (row.isPresent()) {
            addRow(criterion);
        } else {
            criteria.add(criterion);
        }
    }

    /** The rows of a table that have one criterion judge it together. */
    private void addRow(CriterionDefinition row) {
        for (int i = 0; i < criteria.size(); i++) {
            CriterionDefinition known = criteria.get(i);
            if (known.id().equals(row.id()) && known.title().equals(row.title())) {
                criteria.set(i, known.and(row));
                return;
            }
        }
        criteria.add(row);
    }

    private void refuseDuplicates() {
        Map<String, CriterionDefinition> ids = new HashMap<>();
        Map<String, ParameterDefinition> names = new LinkedHashMap<>();
        for (CriterionDefinition criterion : criteria) {
            CriterionDefinition first = ids.putIfAbsent(criterion.id(), criterion);
            if (first != null) {
                problems.add(new Problem(
                        file,
                        criterion.line(),
                        criterion.title(),
                        "The criterion id '%s' is taken by the rule '%s' in line %d."
                                .formatted(criterion.id(), first.title(), first.line()),
                        "Report both directions of a criterion in one rule, or give this one an id of its own."));
            }
            for (ParameterDefinition parameter : criterion.parameters()) {
                ParameterDefinition known = names.putIfAbsent(parameter.name(), parameter);
                if (known != null && !known.equals(parameter)) {
                    problems.add(new Problem(
                            file,
                            criterion.line(),
                            criterion.title(),
                            "Parameter '%s' is declared differently by two rules of the file."
                                    .formatted(parameter.name()),
                            "Declare it alike in both, or rename one."));
                }
            }
        }
    }

    private Problem problem(RuleDescr rule, String message, String advice) {
        return new Problem(file, rule.getLine(), rule.getName(), message, advice);
    }

    private static String value(@Nullable AnnotationDescr annotation) {
        Object value = annotation == null ? null : annotation.getSingleValueStripped();
        return value == null ? "" : value.toString().strip();
    }
}
