package dev.milepost.gate.rules;

import dev.milepost.plan.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what compiles but has no place in a rule: reading the clock, reaching out of the facts, changing them, and ordering
 * rules by hand. It keeps honest authors from mistakes; it is no sandbox, and whoever deploys rules runs code.
 */
final class RuleLint {

    private static final Pattern IMPORT = Pattern.compile(
            "^\\s*import\\s+(?:(static|function|accumulate|acc)\\s+)?(\\w+(?:\\.\\w+)*(?:\\.\\*)?)", Pattern.MULTILINE);
    private static final Pattern ALLOWED_IMPORT = Pattern.compile("dev\\.milepost\\.gate\\.facts\\.(\\*|\\w+(\\.\\w+)?)"
            + "|java\\.time(\\.(format|temporal|chrono))?\\.(\\*|[A-Z]\\w*(\\.\\w+)?)"
            + "|java\\.(math|util)\\.(\\*|[A-Z]\\w*(\\.\\w+)?)");
    private static final Pattern QUALIFIED =
            Pattern.compile("(?<![\\w.$])([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+\\.[A-Z]\\w*)");
    private static final Pattern PACKAGE = Pattern.compile("rules(\\.\\w+)*");
    private static final Pattern BLANK_PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);

    private static final String CLOCK_ADVICE =
            "Take the time from the facts: Moment($now : instant) or Moment($today : today()).";
    private static final String REACH_ADVICE =
            "A rule works on facts alone. Send what it needs as evidence: an event, a metric, a work item or a report.";
    private static final String CHANGE_ADVICE = "Rules read facts and report findings; they change nothing.";
    private static final String ORDER_ADVICE =
            "Take it out: rules do not depend on their order, and rules without a criterion fire first anyway.";

    private record Ban(Pattern pattern, String what, String advice) {
        Ban(String regex, String what, String advice) {
            this(Pattern.compile(regex), what, advice);
        }
    }

    private static final List<Ban> BANS = List.of(
            new Ban("\\.\\s*now\\s*\\(", "reads the clock", CLOCK_ADVICE),
            new Ban(
                    "\\bnew\\s+(Gregorian)?(Date|Calendar)\\b|\\bCalendar\\b|\\bClock\\b|\\bDate\\s*\\(",
                    "reads the clock",
                    CLOCK_ADVICE),
            new Ban(
                    "\\b(systemDefault|getDefault)\\s*\\(",
                    "depends on the machine it runs on",
                    "Take the zone from Moment($zone : zone)."),
            new Ban(
                    "\\b(Random|SplittableRandom|SecureRandom|randomUUID|random)\\b",
                    "depends on chance",
                    "The same facts have to give the same answer."),
            new Ban("\\bSystem\\b", "reaches the system", REACH_ADVICE),
            new Ban(
                    "\\b(Runtime|ProcessBuilder|ProcessHandle|Process|Thread|ThreadGroup|ThreadLocal|InheritableThreadLocal|Timer|TimerTask|StackWalker|ServiceLoader|ResourceBundle|Scanner|Formatter|Properties)\\b",
                    "reaches the system",
                    REACH_ADVICE),
            new Ban(
                    "\\bClass\\s*(\\.|<)|\\.\\s*class\\b|\\bgetClass\\s*\\(|\\bClassLoader\\b|\\bforName\\s*\\(|\\bModule(Layer)?\\b|\\bMethodHandles?\\b",
                    "uses reflection",
                    REACH_ADVICE),
            new Ban(
                    "\\b(File|Files|Paths?|FileReader|FileWriter|FileInputStream|FileOutputStream|Socket|URL|URI|Unsafe)\\b\\s*[.(]",
                    "reaches files or the network",
                    REACH_ADVICE),
            new Ban("\\b(synchronized|native)\\b|\\bstatic\\s*\\{", "uses what rules need not", REACH_ADVICE),
            new Ban("\\b(wait|notify|notifyAll|sleep)\\s*\\(", "waits", REACH_ADVICE),
            new Ban("(?<![\\w.$])(drools|kcontext)\\s*\\.", "reaches the rule engine", CHANGE_ADVICE),
            new Ban("(?<![\\w.$])(update|modify|delete|retract)\\s*\\(", "changes facts", CHANGE_ADVICE),
            new Ban(
                    "(?<![\\w.$])eval\\s*\\(",
                    "uses eval",
                    "Write the comparison as a constraint of a pattern, or in the consequence."),
            new Ban(
                    "\\bentry-point\\b|\\bover\\s+window\\s*:",
                    "uses streams of events",
                    "All facts of the moment are there at once."),
            new Ban("\\bdialect\\s", "chooses a dialect", "Take it out: rules are written in the Java dialect."));

    private final String file;
    private final SourceText source;
    private final RuleText text;
    private final Set<Problem> problems = new LinkedHashSet<>();

    RuleLint(String file, String source, RuleText text) {
        this.file = file;
        this.source = new SourceText(source);
        this.text = text;
    }

    List<Problem> problems() {
        imports();
        packageName();
        qualifiedNames();
        BANS.forEach(this::ban);
        text.parsed().ifPresent(this::attributes);
        text.rules().stream().filter(rule -> !RuleText.isCriterion(rule)).forEach(this::helper);
        text.rules().forEach(this::annotations);
        return new ArrayList<>(problems);
    }

    private void imports() {
        Matcher matcher = IMPORT.matcher(source.code());
        while (matcher.find()) {
            if (matcher.group(1) != null
                    || !ALLOWED_IMPORT.matcher(matcher.group(2)).matches()) {
                add(
                        matcher.start(2),
                        "The file imports '%s'.".formatted(matcher.group(2)),
                        "Only dev.milepost.gate.facts, java.time, java.math and java.util can be imported.");
            }
        }
    }

    private void packageName() {
        Matcher matcher = BLANK_PACKAGE.matcher(source.code());
        if (matcher.find() && !PACKAGE.matcher(matcher.group(1)).matches()) {
            add(
                    matcher.start(1),
                    "The file is in the package '%s'.".formatted(matcher.group(1)),
                    "Write 'package rules;', or a package below it.");
        }
    }

    private void qualifiedNames() {
        Matcher matcher = QUALIFIED.matcher(source.code());
        while (matcher.find()) {
            boolean imported = source.code()
                    .substring(0, matcher.start())
                    .lines()
                    .reduce((first, second) -> second)
                    .map(line -> line.strip().startsWith("import"))
                    .orElse(false);
            if (!imported && !ALLOWED_IMPORT.matcher(matcher.group(1)).matches()) {
                add(matcher.start(1), "The file uses '%s'.".formatted(matcher.group(1)), REACH_ADVICE);
            }
        }
    }

    private void ban(Ban ban) {
        Matcher matcher = ban.pattern().matcher(source.code());
        while (matcher.find()) {
            String found = matcher.group().strip().replaceAll("[\\s({.<]+$", "");
            add(matcher.start(), "The rule %s: '%s'.".formatted(ban.what(), found), ban.advice());
        }
    }

    private void attributes(PackageDescr parsed) {
        parsed.getAttributes().forEach(attribute -> refuse(attribute, null));
        for (RuleDescr rule : text.rules()) {
            rule.getAttributes().values().forEach(attribute -> refuse(attribute, rule));
        }
        parsed.getGlobals().stream()
                .filter(global -> !global.getIdentifier().equals("findings"))
                .forEach(global -> problems.add(new Problem(
                        file,
                        Math.max(1, global.getLine()),
                        null,
                        "The file has the global '%s'.".formatted(global.getIdentifier()),
                        "'findings' is the one global there is; everything else is a fact.")));
    }

    /** Drools takes any annotation: a misspelt @mandatory would leave a criterion that can be waived. */
    private void annotations(RuleDescr rule) {
        for (String name : rule.getAnnotationNames()) {
            String hint = RuleText.ANNOTATIONS.contains(name) ? "" : Closest.hint(name, RuleText.ANNOTATIONS);
            if (!hint.isEmpty()) {
                problems.add(new Problem(
                        file,
                        rule.getLine(),
                        rule.getName(),
                        "The rule has the annotation '@%s', which nothing reads.".formatted(name),
                        hint + "Correct it, or give it a name of its own."));
            }
        }
    }

    private void refuse(AttributeDescr attribute, @Nullable RuleDescr rule) {
        if (!attribute.getName().equals("dialect")) {
            int line = lineOf(attribute, rule == null ? 1 : rule.getLine());
            problems.add(new Problem(
                    file,
                    line,
                    rule == null ? null : rule.getName(),
                    "The rule has the attribute '%s'.".formatted(attribute.getName()),
                    ORDER_ADVICE));
        }
    }

    /** Drools gives an attribute without value the line behind it. */
    private int lineOf(AttributeDescr attribute, int from) {
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(attribute.getName()) + "\\b")
                .matcher(source.code());
        int start = 0;
        while (matcher.find(start)) {
            if (source.lineAt(matcher.start()) >= from) {
                return source.lineAt(matcher.start());
            }
            start = matcher.end();
        }
        return from;
    }

    private void helper(RuleDescr rule) {
        String consequence = new SourceText(String.valueOf(rule.getConsequence())).code();
        if (Pattern.compile("\\bfindings\\b").matcher(consequence).find()) {
            problems.add(new Problem(
                    file,
                    rule.getLine(),
                    rule.getName(),
                    "The rule reports a finding but is no criterion.",
                    "Add @criterion(\"some-id\") under its name."));
        }
    }

    private void add(int place, String message, String advice) {
        int line = source.lineAt(place);
        String rule = text.rules().stream()
                .filter(candidate -> candidate.getLine() <= line && line <= candidate.getEndLine())
                .map(RuleDescr::getName)
                .findFirst()
                .orElse(null);
        problems.add(new Problem(file, line, rule, message, advice));
    }
}
