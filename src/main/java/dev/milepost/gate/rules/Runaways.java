package dev.milepost.gate.rules;

import dev.milepost.plan.RuleUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rule files whose run was given up and has not come back. Java cannot stop such a run, so the file is not started again
 * until it has ended by itself.
 */
final class Runaways {

    /** So many files may hold a thread for ever before files that never ended a run are refused. */
    static final int MANY = 16;

    private final Map<String, Runaway> files = new HashMap<>();

    synchronized void add(RuleJob job, @Nullable String rule, Instant since) {
        Runaway known = files.get(job.sha256());
        files.put(job.sha256(), known == null ? new Runaway(job.use(), rule, since, 1) : known.with(known.runs() + 1));
        job.rules().cameBack(false);
    }

    synchronized void cameBack(RuleJob job) {
        files.computeIfPresent(
                job.sha256(), (sha256, runaway) -> runaway.runs() == 1 ? null : runaway.with(runaway.runs() - 1));
    }

    /** Why this file may not be started; empty where it may. */
    synchronized Optional<String> reasonAgainst(RuleJob job) {
        Runaway runaway = files.get(job.sha256());
        if (runaway != null) {
            return Optional.of("%s is still running, since %s, and is not started again before it has ended."
                    .formatted(runaway.inWords(job.use()), runaway.since()));
        }
        if (files.size() >= MANY && !job.rules().cameBack()) {
            TreeSet<String> names = new TreeSet<>();
            files.values().forEach(other -> names.add(other.use().file()));
            return Optional.of(
                    "%d rule files are running without an end (%s); no file is started that has not ended a run before."
                            .formatted(files.size(), String.join(", ", names)));
        }
        return Optional.empty();
    }

    synchronized int size() {
        return files.size();
    }

    private record Runaway(RuleUse use, @Nullable String rule, Instant since, int runs) {

        Runaway with(int number) {
            return new Runaway(use, rule, since, number);
        }

        String inWords(RuleUse asked) {
            return rule == null ? "A condition in " + asked.file() : "Rule '%s' of %s".formatted(rule, asked.file());
        }
    }
}
