package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * The parameters on which a table is tried: the values that its rows speak of, those beside them, and one of which none speaks, each
 * with each.
 */
final class TableValues {

    /** How many settings are tried at most. */
    static final int MOST = 600;

    private static final String NOBODY_KNOWS = "something else";
    private static final Pattern READ =
            Pattern.compile("\\b(?:text|ratio|decimal|integer|date|duration|list)\\s*\\(\\s*\"([^\"]+)\"[^)]*\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|(?<![\\w\".])(-?\\d+(?:\\.\\d+)?)(?![\\w\"])");

    private final RuleText text;
    private final Map<String, Set<String>> spoken = new LinkedHashMap<>();

    TableValues(RuleText text) {
        this.text = text;
        text.rules().forEach(this::look);
    }

    /** The settings, of which every parameter that a gate has to give is part. */
    List<Map<String, String>> all() {
        List<Map<String, String>> settings = List.of(SampleFacts.values(text.parameters()));
        for (ParameterDefinition parameter : text.parameters()) {
            List<String> values = values(parameter);
            if (!values.isEmpty()) {
                settings = settings.stream()
                        .flatMap(one -> values.stream().map(value -> {
                            Map<String, String> more = new LinkedHashMap<>(one);
                            more.put(parameter.name(), value);
                            return more;
                        }))
                        .limit(MOST)
                        .toList();
            }
        }
        return settings;
    }

    /** Whether more settings would have to be tried than are. */
    boolean areCut() {
        return all().size() >= MOST;
    }

    private List<String> values(ParameterDefinition parameter) {
        Set<String> literals = spoken.get(parameter.name());
        if (literals == null) {
            return List.of();
        }
        Stream<String> values =
                switch (parameter.type()) {
                    case CHOICE -> parameter.choices().stream();
                    case TEXT, LIST -> Stream.concat(literals.stream(), Stream.of(NOBODY_KNOWS));
                    case INTEGER, DECIMAL -> literals.stream().flatMap(literal -> around(literal, BigDecimal.ONE));
                    case RATIO -> literals.stream().flatMap(literal -> around(literal, new BigDecimal("0.01")));
                    case DATE -> literals.stream().flatMap(TableValues::daysAround);
                    case DURATION -> literals.stream();
                };
        List<String> fitting = values.filter(parameter::accepts)
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
        return fitting;
    }

    private static Stream<String> around(String literal, BigDecimal step) {
        try {
            BigDecimal number = new BigDecimal(literal);
            return Stream.of(number.subtract(step), number, number.add(step)).map(BigDecimal::toPlainString);
        } catch (NumberFormatException text) {
            return Stream.of();
        }
    }

    private static Stream<String> daysAround(String literal) {
        try {
            LocalDate day = LocalDate.parse(literal);
            return Stream.of(day.minusDays(1), day, day.plusDays(1)).map(LocalDate::toString);
        } catch (DateTimeParseException none) {
            return Stream.of();
        }
    }

    private void look(RuleDescr rule) {
        List<String> conditions = new ArrayList<>();
        collect(rule.getLhs(), conditions);
        Set<String> names = new TreeSet<>();
        Set<String> literals = new LinkedHashSet<>();
        for (String condition : conditions) {
            READ.matcher(condition).results().forEach(found -> names.add(found.group(1)));
            Matcher literal = LITERAL.matcher(READ.matcher(condition).replaceAll("it"));
            while (literal.find()) {
                literals.add(literal.group(1) == null ? literal.group(2) : literal.group(1));
            }
        }
        names.forEach(name ->
                spoken.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(literals));
    }

    private static void collect(Object element, List<String> conditions) {
        if (element instanceof PatternDescr pattern && pattern.getObjectType().endsWith("Parameters")) {
            pattern.getDescrs().stream()
                    .filter(ExprConstraintDescr.class::isInstance)
                    .map(constraint -> ((ExprConstraintDescr) constraint).getExpression())
                    .forEach(conditions::add);
        } else if (element instanceof ConditionalElementDescr several) {
            several.getDescrs().forEach(inner -> collect(inner, conditions));
        }
    }
}
