package dev.milepost.gate.rules;

import dev.milepost.gate.rules.Mutant.Kind;
import dev.milepost.gate.rules.table.TableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes rule files in one place at a time. Only changes that compile are answered: the others nobody could make. Thread-safe. */
public final class RuleMutants {

    private static final Map<String, String> OPERATORS = Map.of(
            "<", "<=",
            "<=", "<",
            ">", ">=",
            ">=", ">",
            "==", "!=",
            "!=", "==",
            "&&", "||",
            "||", "&&",
            "isBefore", "isAfter",
            "isAfter", "isBefore");
    private static final Pattern OPERATOR = Pattern.compile(
            "(?<![-<>=!])(<=|>=|==|!=|<(?![A-Z?])|(?<![-\\w])>|&&|\\|\\|)(?!=)|\\b(isBefore|isAfter)\\b");
    private static final Pattern NOT = Pattern.compile("!(?=[\\w$(])");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w$.])\\d+(?![\\w.])");
    private static final Pattern DECIDES = Pattern.compile("\\.\\s*(\\w+When|judge)\\s*\\(");
    private static final Pattern DEFAULT = Pattern.compile("=\\s*(\\d+)(?![\\w.])");

    private static final Pattern CELL = Pattern.compile("\\bThreshold\\.\\w+\\(\"(\\d+(?:\\.\\d+)?)");

    private final RuleJudge judge;

    /** Leaves the compiling to this judge. */
    public RuleMutants(RuleJudge judge) {
        this.judge = judge;
    }

    /** All changes of these kinds to a file that compile, in the order of their lines. */
    public List<Mutant> of(String file, String drl, Set<Kind> kinds) {
        SourceText text = new SourceText(drl);
        String code = text.code();
        int rules = Math.max(0, code.indexOf("rule "));
        List<Mutant> all = new ArrayList<>();
        operators(drl, text, rules, all);
        for (Matcher not = NOT.matcher(code); not.find(); ) {
            if (not.start() > rules) {
                all.add(mutant(drl, text, Kind.COMPARISON, not.start(), not.end(), ""));
            }
        }
        for (Matcher number = NUMBER.matcher(code); number.find(); ) {
            if (number.start() > rules) {
                all.add(oneMore(drl, text, number.start(), number.end()));
            }
        }
        if (TableText.isOne(drl)) {
            cells(drl, text, all);
        }
        defaults(drl, text, all);
        decisions(drl, text, all);
        all.removeIf(mutant ->
                !kinds.contains(mutant.kind()) || mutant.source().equals(drl) || !compiles(file, mutant.source()));
        all.sort(Comparator.comparingInt(Mutant::line));
        return all;
    }

    private boolean compiles(String file, String source) {
        String sha256 = Sha256.of(source);
        boolean fine = judge.compiled(sha256, file, source).problems().isEmpty();
        if (!fine) {
            judge.forget(sha256);
        }
        return fine; // what compiles stays compiled for whoever runs it, who forgets it then
    }

    private static void operators(String drl, SourceText text, int rules, List<Mutant> all) {
        for (Matcher found = OPERATOR.matcher(text.code()); found.find(); ) {
            if (found.start() > rules) {
                String other = Objects.requireNonNull(OPERATORS.get(found.group()));
                all.add(mutant(drl, text, Kind.COMPARISON, found.start(), found.end(), other));
            }
        }
    }

    /** The thresholds of a table stand in texts, because its cells do. One more is one in the last place: 0.95 becomes 0.96. */
    private static void cells(String drl, SourceText text, List<Mutant> all) {
        for (Matcher cell = CELL.matcher(drl); cell.find(); ) {
            BigDecimal number = new BigDecimal(cell.group(1));
            String more = number.add(number.ulp()).toPlainString();
            all.add(mutant(drl, text, Kind.THRESHOLD, cell.start(1), cell.end(1), more));
        }
    }

    /** The defaults of parameters stand in texts of annotations. */
    private static void defaults(String drl, SourceText text, List<Mutant> all) {
        for (Matcher annotation = Pattern.compile("@param\\(\"([^\"]*)\"").matcher(drl); annotation.find(); ) {
            for (Matcher number = DEFAULT.matcher(annotation.group(1)); number.find(); ) {
                int start = annotation.start(1) + number.start(1);
                all.add(oneMore(drl, text, start, annotation.start(1) + number.end(1)));
            }
        }
    }

    /** The first argument of what decides a criterion becomes a constant. */
    private static void decisions(String drl, SourceText text, List<Mutant> all) {
        for (Matcher call = DECIDES.matcher(text.code()); call.find(); ) {
            int end = endOfArgument(text.code(), call.end());
            all.add(mutant(drl, text, Kind.CONDITION, call.end(), end, "false"));
            if (call.group(1).equals("judge")) {
                all.add(mutant(drl, text, Kind.CONDITION, call.end(), end, "true"));
            }
        }
    }

    private static int endOfArgument(String code, int from) {
        int depth = 0;
        for (int i = from; i < code.length(); i++) {
            char c = code.charAt(i);
            if (depth == 0 && (c == ',' || c == ')')) {
                return i;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return code.length();
    }

    private static Mutant oneMore(String drl, SourceText text, int start, int end) {
        String more =
                new BigInteger(drl.substring(start, end)).add(BigInteger.ONE).toString();
        return mutant(drl, text, Kind.THRESHOLD, start, end, more);
    }

    private static Mutant mutant(String drl, SourceText text, Kind kind, int start, int end, String now) {
        return new Mutant(
                text.lineAt(start),
                kind,
                drl.substring(start, end),
                now,
                drl.substring(0, start) + now + drl.substring(end));
    }
}
