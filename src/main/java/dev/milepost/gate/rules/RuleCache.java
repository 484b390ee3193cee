package dev.milepost.gate.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Compiled rule files by the digest of their content, the least recently used dropped first. Compiles each once. */
final class RuleCache {

    private final RuleCompiler compiler = new RuleCompiler();
    private final Map<String, FutureTask<CompiledRules>> compiled = new LinkedHashMap<>(16, 0.75f, true);
    private final int size;

    RuleCache(int size) {
        this.size = size;
    }

    /** Compiles where it has not been compiled yet; callers that ask meanwhile wait for the same result. */
    CompiledRules get(String sha256, String file, String source) {
        FutureTask<CompiledRules> task;
        synchronized (compiled) {
            task = compiled.computeIfAbsent(sha256, key -> new FutureTask<>(() -> compiler.compile(file, source)));
            if (compiled.size() > size) {
                compiled.remove(compiled.keySet().iterator().next());
            }
        }
        task.run();
        try {
            return result(task);
        } catch (ExecutionException failed) {
            synchronized (compiled) {
                compiled.remove(sha256, task);
            }
            throw new IllegalStateException(
                    "The compiler failed. "
                            + RuleCompiler.inWords(failed.getCause() == null ? failed : failed.getCause()),
                    failed);
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
