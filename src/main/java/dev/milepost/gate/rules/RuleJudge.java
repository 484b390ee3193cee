package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Judge;
import dev.milepost.gate.Judgement;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleMode;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges gates by rule files written in DRL. Files are compiled once, outside the time limit, and run on workers: a run that
 * does not end within the limit is given up, its criteria are errors, and its file is not started again until that run has
 * come back. Such a run keeps its thread but takes no place from others.
 */
public final class RuleJudge implements Judge, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RuleJudge.class);
    private static final int HAND_OFFS = 2;
    private static final int PATIENCE = 10;
    private static final String CORRECT = "Correct the file and deploy it again.";

    private final RuleSettings settings;
    private final RuleCache cache;
    private final Runaways runaways = new Runaways();
    private final Semaphore places =
            new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
    private final ThreadPoolExecutor workers;

    /** A judge of its own workers and its own cache; close it to let the workers go. */
    public RuleJudge(RuleSettings settings) {
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        this.workers =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), task -> {
                    Thread worker = new Thread(task, "rules-" + number.incrementAndGet());
                    worker.setDaemon(true);
                    return worker;
                });
        this.cache = new RuleCache(settings.cacheSize(), workers);
    }

    /** Files that decide nothing are run after those that do, each mode within a time limit of its own: they cannot use up another's. */
    @Override
    public Judgement judge(List<RuleFile> files, Facts facts) {
        List<Answer> answers = new ArrayList<>();
        for (RuleMode mode : RuleMode.values()) {
            answers.addAll(answers(
                    files.stream().filter(file -> file.use().mode() == mode).toList(), facts));
        }
        List<Finding> findings = new ArrayList<>(unknownParameters(answers, facts));
        answers.forEach(answer -> findings.addAll(answer.findings("Other rules of this gate had used up the time.")));
        return new Judgement(UniqueFindings.of(findings)).waivedBy(facts);
    }

    @Override
    public boolean looksAtForecasts(RuleFile file) {
        return compiled(file.sha256(), file.use().file(), file.source()).looksAtForecasts();
    }

    /** Compiles a file beforehand, so that judging need not. */
    public void prepare(RuleFile file) {
        compiled(file.sha256(), file.use().file(), file.source());
    }

    @Override
    public void forget(String sha256) {
        cache.evict(sha256);
    }

    /** Lets idle workers go; runs under way end as they may. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    CompiledRules compiled(String sha256, String file, String source) {
        WarmUp.once();
        return cache.get(sha256, file, source);
    }

    int cached() {
        return cache.size();
    }

    int runaways() {
        return runaways.size();
    }

    private List<Answer> answers(List<RuleFile> files, Facts facts) {
        List<Answer> answers = files.stream().map(file -> ready(file, facts)).toList();
        for (int handOff = 0; handOff < HAND_OFFS; handOff++) {
            List<Answer> open = answers.stream().filter(Answer::isOpen).toList();
            if (!open.isEmpty()) {
                run(open, facts);
            }
        }
        return answers;
    }

    private Answer ready(RuleFile file, Facts facts) {
        RuleUse use = file.use();
        try {
            CompiledRules rules = compiled(file.sha256(), use.file(), file.source());
            Parameters parameters = new Parameters(rules.parameters(), use.alias(), facts.parameters());
            Answer answer = new Answer(new RuleJob(use, file.sha256(), rules, parameters));
            refuse(answer);
            return answer;
        } catch (Throwable thrown) {
            log.error("Rule file {} could not be made ready.", use.file(), thrown);
            Answer answer = new Answer(new RuleJob(
                    use,
                    file.sha256(),
                    CompiledRules.broken(new RuleText(use.file(), ""), List.of()),
                    new Parameters(List.of(), null, Map.of())));
            answer.error("%s could not be made ready: %s".formatted(use.file(), RuleCompiler.inWords(thrown)), CORRECT);
            return answer;
        }
    }

    /** Hands the open files to a worker and waits. Those behind one that did not end stay open. */
    private void run(List<Answer> unanswered, Facts facts) {
        boolean place = takePlace();
        try {
            unanswered.forEach(this::refuse);
            List<Answer> open = unanswered.stream().filter(Answer::isOpen).toList();
            if (!open.isEmpty()) {
                run(open, facts, place);
            }
        } catch (Throwable thrown) {
            log.error("The rules of gate {} could not be run.", facts.gate(), thrown);
            unanswered.forEach(answer -> answer.error(
                    "%s could not be run: %s".formatted(answer.job().use().file(), RuleCompiler.inWords(thrown)),
                    "Try again; if it stays so, look at the log of Milepost."));
        } finally {
            if (place) {
                places.release();
            }
        }
    }

    private void run(List<Answer> open, Facts facts, boolean place) {
        if (!place) {
            throw new RejectedExecutionException("All workers are busy.");
        }
        GateRun run = new GateRun(open.stream().map(Answer::job).toList(), facts, settings.firingLimit(), runaways);
        workers.execute(run);
        if (!run.await(settings.timeLimit())) {
            run.giveUp();
        }
        List<List<Finding>> findings = run.answers();
        for (int i = 0; i < findings.size(); i++) {
            open.get(i).set(findings.get(i));
        }
        RuleJob late = run.late();
        if (late != null) {
            String file = late.use().file();
            String what = run.lateRule() == null
                    ? "A condition in " + file
                    : "Rule '%s' of %s".formatted(run.lateRule(), file);
            log.error("{} ran longer than {} at gate {}; it is given up.", what, settings.timeLimit(), facts.gate());
            open.get(findings.size())
                    .error(
                            "%s ran longer than %s and was given up.".formatted(what, inSeconds()),
                            "Correct the rule, which may not run on without an end, and deploy it again.");
        }
    }

    private String inSeconds() {
        long millis = settings.timeLimit().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private boolean takePlace() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return places.tryAcquire(PATIENCE * settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException waitOn) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers for a file that is not to be run at all. */
    private void refuse(Answer answer) {
        String file = answer.job().use().file();
        CompiledRules rules = answer.job().rules();
        List<String> faults = answer.job().parameters().faults();
        if (!rules.problems().isEmpty()) {
            String problems = rules.problems().stream()
                    .map(problem -> "line %d: %s".formatted(problem.line(), problem.message()))
                    .collect(Collectors.joining(" "));
            answer.error("%s cannot be used: %s".formatted(file, problems), CORRECT);
        } else if (!faults.isEmpty()) {
            answer.error(
                    "%s was not run. %s".formatted(file, String.join(" ", faults)),
                    "Set the parameter on the gate, as milepost:param.…");
        } else {
            // asked again once there is a place: the file may have run away while this gate waited
            runaways.reasonAgainst(answer.job())
                    .ifPresent(reason ->
                            answer.error(reason, "Replace the file; if nothing else helps, restart Milepost."));
        }
    }

    /**
     * A mistyped parameter must not leave a rule with its default unseen. Deployments refuse it, too. Where a file that decides
     * nothing cannot be read, it may be one of that file, and only a warning says so.
     */
    private static List<Finding> unknownParameters(List<Answer> answers, Facts facts) {
        Set<String> known = new TreeSet<>();
        RuleMode mode = RuleMode.BLOCK;
        for (Answer answer : answers) {
            RuleJob job = answer.job();
            if (job.rules().criteria().isEmpty()) {
                if (job.use().mode().decides()) {
                    return List.of();
                }
                mode = RuleMode.WARN;
            }
            job.rules().parameters().forEach(parameter -> {
                known.add(parameter.name());
                if (job.use().alias() != null) {
                    known.add(job.use().alias() + "." + parameter.name());
                }
            });
        }
        Set<String> unknown = new TreeSet<>(facts.parameters().keySet());
        unknown.removeAll(known);
        if (unknown.isEmpty() || answers.isEmpty()) {
            return List.of();
        }
        Finding finding = new Finding(
                "parameters",
                "Every parameter of the gate is known to its rules",
                CriterionState.ERROR,
                "unknown: " + String.join(", ", unknown),
                "known: " + (known.isEmpty() ? "none" : String.join(", ", known)),
                "Correct or remove the parameter on the gate.",
                List.of(),
                null,
                true,
                null);
        return List.of(finding.in(mode));
    }
}
