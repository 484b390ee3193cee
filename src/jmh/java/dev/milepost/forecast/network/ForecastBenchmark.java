package dev.milepost.forecast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a critical path and a simulation take, from the records of a network to the answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ForecastBenchmark {

    private static final int RUNS = 10_000;

    /** A project of 120 activities, of which three are milestones. */
    @State(Scope.Thread)
    public static class Project {

        @Param({"TRIANGULAR", "BETA_PERT"})
        Shape shape = Shape.TRIANGULAR;

        final Network network = network(120);
        final List<String> milestones = List.of("a39", "a79", "a119");
    }

    private final Network tasks = network(5_000);

    /** A network of two links per activity, one in three of another type than finish to start. */
    private static Network network(int size) {
        SplittableRandom random = new SplittableRandom(1);
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            double likely = 1 + random.nextInt(10);
            activities.add(Activity.of("a" + number, new Spread(likely / 2, likely, likely * 2)));
            for (int way = 0; way < 2 && number > 0; way++) {
                int from = number - 1 - random.nextInt(Math.min(number, 20));
                Link.Type type = random.nextInt(3) > 0
                        ? Link.Type.FINISH_START
                        : Link.Type.values()[random.nextInt(Link.Type.values().length)];
                links.add(new Link("a" + from, "a" + number, type, random.nextInt(3), 1));
            }
        }
        return new Network(activities, links, List.of());
    }

    @Benchmark
    public Outcome tenThousandRunsOver120Activities(Project project) {
        return new Simulation(project.network, project.milestones, project.shape).run(RUNS, 1);
    }

    @Benchmark
    public Schedule criticalPathOf5000Tasks() {
        return CriticalPath.of(tasks);
    }
}
