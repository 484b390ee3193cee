package dev.milepost.gate.rules;

import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.base.SalienceInteger;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieContainer;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/**
 * Compiles one rule file into a knowledge base of its own, with Drools' plain model: the executable model gives wrong results
 * (see docs/writing-rules.md), and rules of several files in one knowledge base can silence each other.
 */
final class RuleCompiler {

    private static final String PATH = "src/main/resources/rules/rules.drl";
    private static final Object ONE_AT_A_TIME = new Object();
    private static final AtomicLong MODULES = new AtomicLong();
    private static final int BEFORE_CRITERIA = 1;
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:method|The import|import|resolve ObjectType|Analyse Expression)\\s+'?([A-Za-z_$][\\w.$]*)"
                    + "|\\b([A-Za-z_$][\\w$]*) cannot be resolved");

    private static final Pattern EXPRESSION = Pattern.compile("Analyse Expression (.+?): \\[Error");

    private final ClassLoader classLoader = RuleCompiler.class.getClassLoader();

    CompiledRules compile(String file, String source) {
        RuleText text = new RuleText(file, source);
        List<Problem> problems = new ArrayList<>();
        KieServices services = KieServices.get();
        ReleaseId module = services.newReleaseId("dev.milepost.rules", "rules-" + MODULES.incrementAndGet(), "1");
        synchronized (ONE_AT_A_TIME) {
            try {
                KieFileSystem files = services.newKieFileSystem();
                files.generateAndWritePomXML(module);
                files.write(
                        PATH,
                        services.getResources()
                                .newByteArrayResource(
                                        source.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name())
                                .setResourceType(ResourceType.DRL));
                KieBuilder builder = services.newKieBuilder(files, classLoader).buildAll(DrlProject.class);
                for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
                    problems.addAll(problems(file, source, text, message));
                }
                problems.addAll(text.problems());
                if (!problems.isEmpty()) {
                    return CompiledRules.broken(text, problems);
                }
                KieContainer container = services.newKieContainer(module, classLoader);
                KieBaseConfiguration configuration = services.newKieBaseConfiguration();
                configuration.setOption(ConstraintJittingThresholdOption.get(-1));
                KieBase base = container.newKieBase(configuration);
                letHelpersFireFirst(base);
                return CompiledRules.of(text, base);
            } finally {
                services.getRepository().removeKieModule(module);
            }
        }
    }

    /** A rule without a criterion prepares facts: it fires before the criteria do, so that these see all of them, once. */
    private static void letHelpersFireFirst(KieBase base) {
        base.getKiePackages().stream()
                .flatMap(rules -> rules.getRules().stream())
                .filter(rule -> !rule.getMetaData().containsKey("criterion"))
                .forEach(rule -> ((RuleImpl) rule).setSalience(new SalienceInteger(BEFORE_CRITERIA)));
    }

    private static List<Problem> problems(String file, String source, RuleText text, Message message) {
        if (message.getText().contains("Parser returned a null Package")) {
            return List.of();
        }
        Set<Problem> problems = new LinkedHashSet<>();
        for (String sentence : sentences(message.getText())) {
            int line = Math.max(1, message.getLine());
            int place = lineOf(sentence, source, text, line);
            String rule = ruleAt(text, place);
            problems.add(new Problem(file, place, rule, sentence, "Correct the line and deploy again."));
        }
        return List.copyOf(problems);
    }

    /** Drools puts all errors of a consequence into one text, and a picture below others. */
    private static List<String> sentences(String text) {
        String known = "Rule Compilation error ";
        if (text.startsWith(known)) {
            return text.substring(known.length())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.replaceAll("for the type Rule_\\w+", "in this rule"))
                    .map(RuleCompiler::sentence)
                    .toList();
        }
        StringBuilder sentence = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("[Near")
                    || line.startsWith("[Line")
                    || line.isBlank()
                    || line.strip().equals("^")) {
                continue;
            }
            sentence.append(sentence.isEmpty() ? "" : " ").append(line.strip());
        }
        return List.of(sentence(sentence.toString()));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** Errors of a consequence carry the line of the rule: look for what they name below it. */
    private static int lineOf(String sentence, String source, RuleText text, int line) {
        Matcher expression = EXPRESSION.matcher(sentence);
        if (expression.find() && source.contains(expression.group(1))) {
            int from = Math.max(0, source.indexOf(expression.group(1), startOf(line, source)));
            return new SourceText(source).lineAt(from == 0 ? source.indexOf(expression.group(1)) : from);
        }
        Matcher matcher = NAMED.matcher(sentence);
        if (!matcher.find()) {
            return line;
        }
        String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String name = found.substring(found.lastIndexOf('.') + 1);
        List<String> lines = source.lines().toList();
        int end = text.rules().stream()
                .mapToInt(RuleDescr::getLine)
                .filter(next -> next > line)
                .min()
                .orElse(lines.size() + 1);
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        for (int candidate = line; candidate < end && candidate <= lines.size(); candidate++) {
            if (word.matcher(lines.get(candidate - 1)).find()) {
                return candidate;
            }
        }
        return line;
    }

    private static int startOf(int line, String source) {
        int at = 0;
        for (int passed = 1; passed < line && at >= 0; passed++) {
            at = source.indexOf('\n', at) + 1;
        }
        return at;
    }

    private static @Nullable String ruleAt(RuleText text, int line) {
        return text.rules().stream()
                .filter(rule -> rule.getLine() <= line && line <= Math.max(rule.getLine(), rule.getEndLine()))
                .map(RuleDescr::getName)
                .findFirst()
                .orElse(null);
    }

    /** A message in one line, for people. */
    static String inWords(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause && isWrapper(cause)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("").strip();
        String name = cause.getClass().getSimpleName();
        return message.isEmpty()
                ? name
                : name.toLowerCase(Locale.ROOT).startsWith("error") ? message : name + ": " + message;
    }

    private static boolean isWrapper(Throwable thrown) {
        String type = thrown.getClass().getName();
        return type.startsWith("org.drools.")
                || type.startsWith("org.kie.")
                || type.startsWith("org.mvel")
                || thrown.getClass() == RuntimeException.class
                || thrown instanceof ReflectiveOperationException;
    }
}
