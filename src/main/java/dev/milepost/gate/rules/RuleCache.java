package dev.milepost.gate.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Compiled rule files by the digest of their content, the least recently used dropped first. Compiles each once. */
final class RuleCache {

    private final RuleCompiler compiler = new RuleCompiler();
    private final Map<String, FutureTask<CompiledRules>> compiled = new LinkedHashMap<>(16, 0.75f, true);
    private final int size;
    private final Executor threads;

    /** Compiles on threads of its own: a caller's interruption would close files under the compiler. */
    RuleCache(int size, Executor threads) {
        this.size = size;
        this.threads = threads;
    }

    /** Compiles where it has not been compiled yet; callers that ask meanwhile wait for the same result. */
    CompiledRules get(String sha256, String file, String source) {
        FutureTask<CompiledRules> fresh = new FutureTask<>(() -> compiler.compile(file, source));
        FutureTask<CompiledRules> task;
        boolean first;
        synchronized (compiled) {
            FutureTask<CompiledRules> known = compiled.putIfAbsent(sha256, fresh);
            first = known == null;
            task = known == null ? fresh : known;
            if (first && compiled.size() > size) {
                compiled.remove(compiled.keySet().iterator().next());
            }
        }
        try {
            if (first) {
                threads.execute(fresh);
            }
            return result(task);
        } catch (ExecutionException | RuntimeException | Error failed) {
            fresh.cancel(false);
            synchronized (compiled) {
                compiled.remove(sha256, task);
            }
            Throwable cause =
                    failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause() : failed;
            throw new IllegalStateException("The compiler failed. " + RuleCompiler.inWords(cause), failed);
        }
    }

    void evict(String sha256) {
        synchronized (compiled) {
            compiled.remove(sha256);
        }
    }

    int size() {
        synchronized (compiled) {
            return compiled.size();
        }
    }

    /** Waits through interruptions: an answer half given is no answer. */
    private static CompiledRules result(FutureTask<CompiledRules> task) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
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
}
