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
 * until it has ended by itself. One that decided nothing keeps no file from deciding.
 */
final class Runaways {

    /** So many files may hold a thread for ever before files that never ended a run are refused. */
    static final int MANY = 16;

    private final Map<Key, Runaway> files = new HashMap<>();

    synchronized void add(RuleJob job, @Nullable String rule, Instant since) {
        Runaway known = files.get(Key.of(job));
        files.put(Key.of(job), known == null ? new Runaway(job.use(), rule, since, 1) : known.with(known.runs() + 1));
        job.rules().cameBack(false);
    }

    synchronized void cameBack(RuleJob job) {
        files.computeIfPresent(
                Key.of(job), (key, runaway) -> runaway.runs() == 1 ? null : runaway.with(runaway.runs() - 1));
    }

    /** Why this file may not be started; empty where it may. */
    synchronized Optional<String> reasonAgainst(RuleJob job) {
        boolean decides = job.use().mode().decides();
        Runaway deciding = files.get(new Key(job.sha256(), true));
        Runaway runaway = deciding == null && !decides ? files.get(new Key(job.sha256(), false)) : deciding;
        if (runaway != null) {
            return Optional.of("%s is still running, since %s, and is not started again before it has ended."
                    .formatted(runaway.inWords(job.use()), runaway.since()));
        }
        if (files.size() >= (decides ? MANY : MANY / 2) && !job.rules().cameBack()) {
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

    /** A file by its content, and whether it decided: what is tried leaves half of the threads to what decides. */
    private record Key(String sha256, boolean decides) {
        static Key of(RuleJob job) {
            return new Key(job.sha256(), job.use().mode().decides());
        }
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
