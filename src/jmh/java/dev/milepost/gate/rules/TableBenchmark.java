package dev.milepost.gate.rules;

import dev.milepost.gate.Judgement;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long the shipped table takes with 500 rows, the most there may be: to be read, checked for a deployment, and judged by. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class TableBenchmark {

    private static final int KINDS = 499;
    private static final String FILE = "tests-by-kind.csv";

    private final byte[] table = table();
    private final String drl = RuleSources.read(FILE, table).drl();
    private final RuleInspection inspection = RuleInspection.start();
    private final RuleFile rules = new RuleFile(new RuleUse(FILE, null), "benchmark", Sha256.of(drl), drl);
    private final Facts facts =
            FactsBuilder.someFacts().with("kind", "kind 250").build();

    private static byte[] table() {
        try {
            String shipped = Files.readString(Path.of("rules", FILE));
            String rows = IntStream.rangeClosed(1, KINDS)
                    .mapToObj(kind -> ",kind %d,%d,0.9,Quality".formatted(kind, kind))
                    .collect(Collectors.joining("\n"));
            return (shipped.substring(0, shipped.indexOf(",medical device")) + rows + "\n,else,20,0.95,Product\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the worker that judges. */
    @TearDown
    public void close() {
        inspection.close();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 3)
    @Measurement(iterations = 3, time = 3)
    public RuleSources.Source readIntoRules() {
        return RuleSources.read(FILE, table);
    }

    /** Compiled and tried on every kind, as when it is deployed; the first time is that of a server that has just started. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 5)
    public List<Problem> check() {
        try (RuleInspection fresh = RuleInspection.start()) {
            return fresh.inspect(List.of(), Map.of(FILE, drl));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 3)
    @Measurement(iterations = 3, time = 3)
    public Judgement judge() {
        return inspection.judge().judge(List.of(rules), facts);
    }
}
