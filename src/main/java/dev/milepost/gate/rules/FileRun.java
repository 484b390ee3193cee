package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/** One evaluation of one rule file: a new session, all facts, every rule that fires. Used by one thread. */
final class FileRun {

    private static final Pattern FAILED_CONDITION =
            Pattern.compile("Error evaluating constraint '(?<condition>.*)' in (?<rules>\\[Rule .*)", Pattern.DOTALL);
    private static final Pattern RULE_NAME = Pattern.compile("Rule \"([^\"]+)\"");

    private final RuleUse use;
    private final CompiledRules rules;
    private final Parameters parameters;
    private final Facts facts;
    private final int firingLimit;
    private final Consumer<@Nullable String> firing;
    private final FindingsOfFile findings;
    private final Map<String, Integer> fired = new TreeMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private @Nullable String current;
    private @Nullable String broken;

    FileRun(RuleJob job, Facts facts, int firingLimit, Consumer<@Nullable String> firing) {
        this.use = job.use();
        this.rules = job.rules();
        this.parameters = job.parameters();
        this.facts = facts;
        this.firingLimit = firingLimit;
        this.firing = firing;
        this.findings = new FindingsOfFile(use, facts.moment().instant(), parameters, rules.criteria());
    }

    /** Runs the file; {@code sessions} is told of the session while it is open. */
    List<Finding> run(Consumer<@Nullable KieSession> sessions) {
        KieSession session = rules.base().newKieSession();
        try {
            sessions.accept(session);
            session.setGlobal("findings", findings);
            session.addEventListener(new Watch());
            insertFacts(session);
            fire(session);
        } catch (Throwable thrown) {
            fail(thrown);
        } finally {
            sessions.accept(null);
            firing.accept(null);
            session.dispose();
        }
        return answers();
    }

    private void insertFacts(KieSession session) {
        session.insert(facts.gate());
        session.insert(facts.moment());
        session.insert(parameters);
        facts.tasks().forEach(session::insert);
        facts.workItems().forEach(session::insert);
        facts.testReports().forEach(session::insert);
        facts.metrics().forEach(session::insert);
        facts.events().forEach(session::insert);
        facts.milestones().forEach(session::insert);
    }

    /** A consequence that throws spoils its own criterion; the others of the file are still judged. */
    private void fire(KieSession session) {
        while (timesFired() < firingLimit) {
            try {
                session.fireAllRules(firingLimit - timesFired());
                break;
            } catch (ConsequenceException thrown) {
                String rule = thrown.getMatch() == null
                        ? current
                        : thrown.getMatch().getRule().getName();
                failures.put(rule == null ? "" : rule, RuleCompiler.inWords(thrown));
            }
        }
        if (timesFired() >= firingLimit) {
            String most = fired.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
            broken = "Rules of %s fired more than %d times; rule '%s' fires again and again."
                    .formatted(use.file(), firingLimit, most);
        }
    }

    private int timesFired() {
        return fired.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void fail(Throwable thrown) {
        Matcher condition = FAILED_CONDITION.matcher(String.valueOf(thrown.getMessage()));
        if (condition.matches()) {
            String name = RULE_NAME
                    .matcher(condition.group("rules"))
                    .results()
                    .map(match -> match.group(1))
                    .min(Comparator.naturalOrder())
                    .orElse("");
            String why = "its condition '%s' failed. %s"
                    .formatted(condition.group("condition"), RuleCompiler.inWords(thrown));
            failures.put(name, why);
            broken = "Rule '%s' of %s could not be judged: %s".formatted(name, use.file(), why);
            return;
        }
        String why = RuleCompiler.inWords(thrown);
        if (current == null) {
            broken = "A condition in %s failed: %s".formatted(use.file(), why);
        } else {
            failures.put(current, why);
            broken = "Rule '%s' of %s failed: %s".formatted(current, use.file(), why);
        }
    }

    private List<Finding> answers() {
        List<Finding> answers = new ArrayList<>();
        for (CriterionDefinition criterion : rules.criteria()) {
            answers.add(answer(criterion));
        }
        String why = broken == null && !failures.isEmpty()
                ? "Rule '%s' of %s failed: %s"
                        .formatted(
                                failures.keySet().iterator().next(),
                                use.file(),
                                failures.values().iterator().next())
                : broken;
        boolean told = answers.stream().anyMatch(finding -> finding.state() == CriterionState.ERROR);
        return why == null || told ? answers : Errors.ofAll(use, rules.criteria(), why, correct());
    }

    private Finding answer(CriterionDefinition criterion) {
        String failed = criterion.rules().stream()
                .filter(failures::containsKey)
                .findFirst()
                .orElse(null);
        if (failed != null) {
            return Errors.of(
                    use,
                    criterion,
                    "%s failed: %s".formatted(criterion.inWords(failed), failures.get(failed)),
                    correct());
        }
        if (broken != null && (timesFired() >= firingLimit || !findings.hasReported(criterion))) {
            return Errors.of(use, criterion, broken, correct());
        }
        return findings.finding(criterion);
    }

    private String correct() {
        return "Correct the rule in %s and deploy it again.".formatted(use.file());
    }

    /** Knows at every moment which rule is running. */
    private final class Watch extends DefaultAgendaEventListener {

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            String rule = event.getMatch().getRule().getName();
            current = rule;
            fired.merge(rule, 1, Integer::sum);
            findings.firing(rule);
            firing.accept(rule);
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            current = null;
            findings.firing(null);
            firing.accept(null);
        }
    }
}
