package dev.milepost.gate.rules;

import dev.milepost.gate.Finding;
import dev.milepost.gate.facts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * The rule files of one gate, run one after the other by a worker while the caller waits. The caller may give it up; the
 * worker then stops at the end of the file it is at, if that has one.
 */
final class GateRun implements Runnable {

    private static final int SLICES = 20;
    private static final int PATIENCE = 3;

    private final List<RuleJob> jobs;
    private final Facts facts;
    private final int firingLimit;
    private final Runaways runaways;
    private final List<List<Finding>> answers = new ArrayList<>();
    private @Nullable Thread worker;
    private @Nullable KieSession session;
    private boolean done;
    private boolean givenUp;
    private @Nullable RuleJob late;
    private @Nullable String lateRule;
    private volatile @Nullable String rule;

    GateRun(List<RuleJob> jobs, Facts facts, int firingLimit, Runaways runaways) {
        this.jobs = jobs;
        this.facts = facts;
        this.firingLimit = firingLimit;
        this.runaways = runaways;
    }

    @Override
    public void run() {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        try {
            for (RuleJob job : jobs) {
                if (!answer(job)) {
                    return;
                }
            }
        } finally {
            end();
        }
    }

    /**
     * Waits for the end, at most so long. Time in which the whole process stood still, or had no worker free, does not count,
     * but the caller never waits longer than {@value #PATIENCE} times the limit.
     */
    synchronized boolean await(Duration limit) {
        long slice = Math.max(1, limit.toMillis() / SLICES);
        long deadline = System.nanoTime() + limit.multipliedBy(PATIENCE).toNanos();
        long counted = 0;
        boolean interrupted = false;
        while (!done && counted < limit.toMillis() && System.nanoTime() < deadline) {
            long before = System.nanoTime();
            try {
                wait(slice);
            } catch (InterruptedException waitOn) {
                interrupted = true;
            }
            long waited = Duration.ofNanos(System.nanoTime() - before).toMillis();
            counted += worker == null ? 0 : Math.min(2 * slice, waited);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return done;
    }

    /** Gives up what has not come to an end; the job that was running, if there was one, becomes a runaway. */
    synchronized void giveUp() {
        if (done || givenUp) {
            return;
        }
        givenUp = true;
        if (worker != null) {
            late = jobs.get(answers.size());
            lateRule = rule;
            runaways.add(late, lateRule, facts.moment().instant());
            if (session != null) {
                session.halt();
            }
            worker.interrupt();
        }
    }

    /** The answers so far, in the order of the jobs. */
    synchronized List<List<Finding>> answers() {
        return List.copyOf(answers);
    }

    /** The job that was running when the run was given up; {@code null} where none was. */
    synchronized @Nullable RuleJob late() {
        return late;
    }

    /** The rule that was running when the run was given up; {@code null} where it was a condition. */
    synchronized @Nullable String lateRule() {
        return lateRule;
    }

    private boolean answer(RuleJob job) {
        synchronized (this) {
            if (givenUp) {
                return false;
            }
        }
        List<Finding> findings;
        try {
            findings = new FileRun(job, facts, firingLimit, name -> rule = name).run(this::open);
        } catch (Throwable thrown) {
            findings = Errors.ofAll(
                    job.use(),
                    job.rules().criteria(),
                    "%s could not be run: %s".formatted(job.use().file(), RuleCompiler.inWords(thrown)),
                    "Correct the file and deploy it again.");
        }
        synchronized (this) {
            if (givenUp) {
                return false;
            }
            answers.add(findings);
            job.rules().cameBack(true);
            return true;
        }
    }

    private synchronized void open(@Nullable KieSession opened) {
        session = opened;
    }

    private synchronized void end() {
        done = true;
        if (late != null) {
            runaways.cameBack(late);
        }
        notifyAll();
    }
}
