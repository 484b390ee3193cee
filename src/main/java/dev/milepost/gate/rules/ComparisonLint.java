package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Finds comparisons of things that cannot be compared. Drools takes {@code Task(phase > 3)} without a word, and the rule
 * then holds for every task. Looks at plain comparisons of a fact's component with a literal or with a variable bound to
 * another component; what it cannot read, it leaves to the compiler.
 */
final class ComparisonLint {

    private static final String OPERAND =
            "(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|-?\\d+(?:\\.\\d+)?[BIbLlDdFf]?|[$A-Za-z_][\\w$]*(?:\\(\\))?)";
    private static final Pattern COMPARISON = Pattern.compile(
            "(?<![\\w.$)\\]\"'+*/-])" + OPERAND + "\\s*(==|!=|<=|>=|<|>)\\s*" + OPERAND + "(?!\\s*[\\w.$(\\[\"'+*/-])");
    private static final Pattern BINDING = Pattern.compile(
            "(\\$?[A-Za-z_][\\w$]*)\\s*:=?\\s*(?:this\\.)?([A-Za-z_]\\w*(?:\\(\\))?)\\s*(?=$|[=!<>,&|])");

    private static final Pattern AMONG =
            Pattern.compile("(?<![\\w.$)\\]\"'])" + OPERAND + "\\s+(?:not\\s+)?in\\s*\\(([^()]*)\\)");
    private static final Pattern MATCHES =
            Pattern.compile("(?<![\\w.$)\\]\"'])([A-Za-z_]\\w*(?:\\(\\))?)\\s+(?:not\\s+)?(?:matches|soundslike)\\b");
    private static final Pattern PARAMETER =
            Pattern.compile("(\\$?[A-Za-z_][\\w$]*)\\s*:=?\\s*([a-z]\\w*)\\s*\\(\\s*\"");

    private enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        YES_OR_NO("true or false"),
        TIME("a time"),
        WORD("a state"),
        LIST("a list"),
        OTHER("something else");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private record Typed(Class<?> type, Kind kind) {}

    private final String file;
    private final RuleDescr rule;
    private final Map<String, Typed> variables = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    ComparisonLint(String file, RuleDescr rule) {
        this.file = file;
        this.rule = rule;
    }

    List<Problem> problems() {
        List<PatternDescr> patterns = new ArrayList<>();
        collect(rule.getLhs(), patterns);
        patterns.forEach(pattern -> constraints(pattern).forEach(constraint -> bind(pattern, constraint)));
        patterns.stream()
                .filter(pattern -> pattern.getObjectType().endsWith("Parameters"))
                .forEach(pattern -> constraints(pattern).forEach(this::bindParameters));
        patterns.forEach(pattern -> constraints(pattern).forEach(constraint -> {
            compare(pattern, constraint);
            compareWithMany(pattern, constraint);
        }));
        return new ArrayList<>(problems);
    }

    private static void collect(Object element, List<PatternDescr> patterns) {
        if (element instanceof PatternDescr pattern) {
            patterns.add(pattern);
            if (pattern.getSource() != null) {
                collect(pattern.getSource(), patterns);
            }
        } else if (element instanceof AccumulateDescr accumulate) {
            collect(accumulate.getInput(), patterns);
        } else if (element instanceof ConditionalElementDescr several) {
            several.getDescrs().forEach(inner -> collect(inner, patterns));
        }
    }

    private static List<ExprConstraintDescr> constraints(PatternDescr pattern) {
        List<ExprConstraintDescr> constraints = new ArrayList<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                constraints.add(expression);
            }
        }
        return constraints;
    }

    private void bind(PatternDescr pattern, ExprConstraintDescr constraint) {
        Matcher matcher = BINDING.matcher(constraint.getExpression());
        while (matcher.find()) {
            component(pattern, matcher.group(2)).ifPresent(typed -> variables.put(matcher.group(1), typed));
        }
    }

    /** A parameter is of the type that it is read as. */
    private void bindParameters(ExprConstraintDescr constraint) {
        Matcher matcher = PARAMETER.matcher(constraint.getExpression());
        while (matcher.find()) {
            for (Method method : Parameters.class.getMethods()) {
                if (method.getName().equals(matcher.group(2))) {
                    variables.put(matcher.group(1), new Typed(method.getReturnType(), kind(method.getReturnType())));
                }
            }
        }
    }

    /** What is in a list of values is compared with each of them; what matches a pattern is a text. */
    private void compareWithMany(PatternDescr pattern, ExprConstraintDescr constraint) {
        Matcher among = AMONG.matcher(constraint.getExpression());
        while (among.find()) {
            Optional<Typed> left = typed(pattern, among.group(1));
            for (String value : among.group(2).split(",", -1)) {
                Optional<Typed> right = value.isBlank() ? Optional.empty() : typed(pattern, value.strip());
                if (left.isPresent() && right.isPresent()) {
                    report(pattern, constraint, among.group(), fault(left.get(), "==", right.get()));
                }
            }
        }
        Matcher matches = MATCHES.matcher(constraint.getExpression());
        while (matches.find()) {
            typed(pattern, matches.group(1))
                    .filter(typed -> typed.kind() != Kind.TEXT && typed.kind() != Kind.OTHER)
                    .ifPresent(typed ->
                            report(pattern, constraint, matches.group(), inWords(typed) + " with a pattern for texts"));
        }
    }

    private void report(
            PatternDescr pattern, ExprConstraintDescr constraint, String comparison, @Nullable String fault) {
        if (fault != null) {
            int line = constraint.getLine() > 0 ? constraint.getLine() : pattern.getLine();
            problems.add(new Problem(
                    file,
                    Math.max(line, rule.getLine()),
                    rule.getName(),
                    "'%s' compares %s.".formatted(comparison.strip(), fault),
                    "Compare like with like; Drools takes this without a word and the rule does not do what it says."));
        }
    }

    private void compare(PatternDescr pattern, ExprConstraintDescr constraint) {
        String expression = BINDING.matcher(constraint.getExpression())
                .replaceAll(found -> Matcher.quoteReplacement(
                        " ".repeat(found.group().length() - found.group(2).length()) + found.group(2)));
        Matcher matcher = COMPARISON.matcher(expression);
        while (matcher.find()) {
            Optional<Typed> left = typed(pattern, matcher.group(1));
            Optional<Typed> right = typed(pattern, matcher.group(3));
            if (left.isPresent() && right.isPresent()) {
                report(pattern, constraint, matcher.group(), fault(left.get(), matcher.group(2), right.get()));
            }
        }
    }

    private static @Nullable String fault(Typed left, String operator, Typed right) {
        if (left.kind() == Kind.OTHER || right.kind() == Kind.OTHER) {
            return null;
        }
        boolean alike = left.kind() == right.kind()
                && ((left.kind() != Kind.TIME && left.kind() != Kind.WORD) || left.type() == right.type());
        if (!alike) {
            return "%s with %s".formatted(inWords(left), inWords(right));
        }
        boolean ordered = operator.startsWith("<") || operator.startsWith(">");
        boolean orderable = left.kind() == Kind.NUMBER || left.kind() == Kind.TIME;
        return ordered && !orderable ? "by order, but there is no order in %s".formatted(left.kind().words) : null;
    }

    private static String inWords(Typed typed) {
        return typed.kind() == Kind.TIME || typed.kind() == Kind.WORD
                ? typed.kind().words + " (" + typed.type().getSimpleName() + ")"
                : typed.kind().words;
    }

    private Optional<Typed> typed(PatternDescr pattern, String operand) {
        char first = operand.charAt(0);
        if (first == '"' || first == '\'') {
            return Optional.of(new Typed(String.class, Kind.TEXT));
        }
        if (first == '-' || Character.isDigit(first)) {
            return Optional.of(new Typed(Number.class, Kind.NUMBER));
        }
        if (operand.equals("true") || operand.equals("false")) {
            return Optional.of(new Typed(boolean.class, Kind.YES_OR_NO));
        }
        Typed variable = variables.get(operand);
        return variable == null ? component(pattern, operand) : Optional.of(variable);
    }

    private static Optional<Typed> component(PatternDescr pattern, String written) {
        String name = written.replace("()", "");
        String question = "is" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return factType(pattern.getObjectType())
                .flatMap(type -> method(type, name).or(() -> method(type, question)))
                .map(method -> new Typed(method.getReturnType(), kind(method.getReturnType())));
    }

    private static Optional<Method> method(Class<?> type, String name) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && !Modifier.isStatic(method.getModifiers())) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> factType(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        try {
            return Optional.of(
                    Class.forName(Gate.class.getPackageName() + "." + simple, false, Gate.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError ownType) {
            return Optional.empty();
        }
    }

    private static Kind kind(Class<?> type) {
        if (type == String.class) {
            return Kind.TEXT;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Kind.YES_OR_NO;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Kind.NUMBER;
        }
        if (type.isEnum()) {
            return Kind.WORD;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Kind.LIST;
        }
        return type.getPackageName().equals("java.time") && Comparable.class.isAssignableFrom(type)
                ? Kind.TIME
                : Kind.OTHER;
    }
}
