package dev.milepost.forecast.network;

import static dev.milepost.forecast.network.Networks.finished;
import static dev.milepost.forecast.network.Networks.network;
import static dev.milepost.forecast.network.Networks.split;
import static dev.milepost.forecast.network.Networks.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final int RUNS = 20_000;
    private static final long SEED = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesTheCriticalPathWhereNothingIsUncertain(long seed) {
        Network network = Networks.withTimes(Networks.random(seed, 40), spread -> Spread.fixed(spread.likely()));
        Schedule schedule = CriticalPath.of(network);

        Outcome outcome = new Simulation(network, schedule.activities().keySet()).run(50, seed);

        for (double p : new double[] {0.1, 0.5, 0.95}) {
            assertThat(outcome.percentile(p)).isEqualTo(schedule.finish());
            schedule.activities()
                    .forEach(
                            (id, dates) -> assertThat(outcome.percentile(id, p)).isEqualTo(dates.earlyFinish()));
        }
        schedule.activities()
                .forEach((id, dates) -> assertThat(outcome.criticality(id)).isEqualTo(dates.critical() ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void expectsTheLastOfParallelUniformTasksAtItsKnownMean(int n) {
        Outcome outcome =
                new Simulation(parallel(n, new Spread(0, 0.5, 1)), List.of("end"), Shape.UNIFORM).run(RUNS, SEED);

        assertThat(outcome.mean("end")).isEqualTo(n / (n + 1.0), within(4 * Math.sqrt(1 / 12.0 / RUNS)));
    }

    /** The distribution function of one is x², of the last of n therefore x to the 2n. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void expectsTheLastOfParallelTriangularTasksAtItsKnownMean(int n) {
        Outcome outcome = new Simulation(parallel(n, new Spread(0, 1, 1)), List.of("end")).run(RUNS, SEED);

        assertThat(outcome.mean("end")).isEqualTo(2 * n / (2 * n + 1.0), within(4 * Math.sqrt(1 / 18.0 / RUNS)));
    }

    private static Network parallel(int n, Spread spread) {
        Networks network = network();
        IntStream.range(0, n)
                .forEach(i -> network.with(Activity.of("a" + i, spread)).path("a" + i, "end"));
        return network.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRIANGULAR", "BETA_PERT", "UNIFORM"})
    void addsMeansAndVariancesAlongAChain(Shape shape) {
        Networks network = network();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < 12; i++) {
            double low = i;
            double likely = i + 1 + i % 3;
            double high = 2 * i + 6;
            network.uncertain("a" + i, low, likely, high).path("a" + i, i == 11 ? "end" : "a" + (i + 1));
            double width = high - low;
            double pert = (low + 4 * likely + high) / 6;
            mean += switch (shape) {
                case TRIANGULAR -> (low + likely + high) / 3;
                case BETA_PERT -> pert;
                case UNIFORM -> (low + high) / 2;
            };
            variance += switch (shape) {
                case TRIANGULAR ->
                    (low * low + likely * likely + high * high - low * likely - low * high - likely * high) / 18;
                case BETA_PERT -> (pert - low) * (high - pert) / 7;
                case UNIFORM -> width * width / 12;
            };
        }

        Outcome outcome = new Simulation(network.build(), List.of("end"), shape).run(RUNS, SEED);

        assertThat(outcome.mean("end")).isEqualTo(mean, within(4 * Math.sqrt(variance / RUNS)));
        double known = outcome.mean("end");
        double observed = Arrays.stream(outcome.finishes("end"))
                        .map(finish -> (finish - known) * (finish - known))
                        .sum()
                / (RUNS - 1);
        assertThat(observed).isEqualTo(variance, within(0.05 * variance));
    }

    @Test
    void takesBranchesInProportionToTheirProbabilities() {
        Network network = network()
                .with(split("decide", Activity.Split.ONE))
                .fixed("a", 1)
                .fixed("b", 2)
                .fixed("never", 3)
                .branch("decide", 0.3, "a")
                .branch("decide", 0.6, "b")
                .branch("decide", 0, "never")
                .path("a", "end")
                .path("b", "end")
                .path("never", "end")
                .build();

        Outcome outcome = new Simulation(network, List.of("a", "b", "never", "end")).run(RUNS, SEED);

        assertThat(outcome.reached("a")).isEqualTo(1 / 3.0, within(0.015));
        assertThat(outcome.reached("a") + outcome.reached("b")).isEqualTo(1);
        assertThat(outcome.reached("never")).isZero();
        assertThat(outcome.percentile("never", 0.5)).isNaN();
        assertThat(outcome.reached("end")).isEqualTo(1);
        assertThat(outcome.percentile("a", 0.95)).isEqualTo(1);
        assertThat(outcome.probability("end", 1)).isEqualTo(outcome.reached("a"));
        assertThat(outcome.criticality("b")).isEqualTo(outcome.reached("b"));
    }

    @Test
    void takesAtLeastOneWayOutOfAnInclusiveSplit() {
        Network network = network()
                .with(split("s", Activity.Split.SOME))
                .branch("s", 0.5, "a")
                .branch("s", 0.2, "b")
                .path("a", "end")
                .path("b", "end")
                .build();

        Outcome outcome = new Simulation(network, List.of("a", "b", "end")).run(RUNS, SEED);

        // None is drawn in 0.5 * 0.8 of the runs; then one is, in the proportion of 5 to 2.
        assertThat(outcome.reached("end")).isEqualTo(1);
        assertThat(outcome.reached("a")).isEqualTo(0.5 + 0.4 * 5 / 7, within(0.015));
        assertThat(outcome.reached("b")).isEqualTo(0.2 + 0.4 * 2 / 7, within(0.015));
    }

    @Test
    void fixesWhatIsFinishedAndCountsRunningWorkFromItsStart() {
        Network network = network()
                .fixed("slow", 100)
                .with(finished("done", -8, -3))
                .with(started("running", new Spread(5, 6, 9), -2))
                .path("slow", "done", "next")
                .path("running", "next")
                .build();

        Outcome outcome = new Simulation(network, List.of("done", "next")).run(1_000, SEED);

        assertThat(outcome.finishes("done")).containsOnly(-3);
        assertThat(outcome.percentile("next", 0.0001)).isBetween(3.0, 4.0);
        assertThat(outcome.percentile("next", 1)).isBetween(6.0, 7.0);
        assertThat(outcome.drivers("next")).extracting(Driver::id).containsExactly("running");
    }

    @Test
    void namesWhatPushesAMilestoneStrongestFirst() {
        Network network = network()
                .uncertain("a", 4, 5, 20)
                .uncertain("b", 4, 5, 8)
                .fixed("c", 3)
                .uncertain("never", 0, 1, 2)
                .path("a", "b", "c", "gate")
                .path("never", "gate")
                .build();

        Outcome outcome = new Simulation(network, List.of("gate")).run(RUNS, SEED);

        List<Driver> drivers = outcome.drivers("gate");
        assertThat(drivers).extracting(Driver::id).containsExactly("a", "b", "c");
        assertThat(drivers).extracting(Driver::criticality).containsOnly(1.0);
        assertThat(drivers.get(0).delay()).isEqualTo(29 / 3.0 - 5, within(0.1));
        assertThat(drivers.get(1).delay()).isEqualTo(17 / 3.0 - 5, within(0.1));
        assertThat(drivers.get(2).delay()).isZero();
        assertThat(drivers.stream().mapToDouble(Driver::delay).sum())
                .isEqualTo(outcome.mean("gate") - 13, within(1e-9));
    }

    @Test
    void countsAllOfABranchOffTheExpectedPathAsDelay() {
        Network network = network()
                .with(split("review", Activity.Split.ONE))
                .fixed("rework", 10)
                .branch("review", 0.8, "gate")
                .branch("review", 0.2, "rework")
                .path("rework", "gate")
                .build();

        Outcome outcome = new Simulation(network, List.of("gate")).run(RUNS, SEED);

        Driver rework = outcome.drivers("gate").get(0);
        assertThat(rework.criticality()).isEqualTo(0.2, within(0.01));
        assertThat(rework.delay()).isEqualTo(10 * rework.criticality(), within(1e-9));
    }

    @Test
    void leavesWhatOthersDrawAsItWasWhenOneActivityChanges() {
        Networks before = network()
                .uncertain("a", 1, 2, 3)
                .uncertain("b", 1, 2, 9)
                .path("a", "m")
                .path("b", "n");
        Networks after = network()
                .uncertain("new", 0, 1, 2)
                .uncertain("b", 1, 2, 9)
                .uncertain("a", 1, 5, 9)
                .path("new", "a", "m")
                .path("b", "n");

        Outcome first = new Simulation(before.build(), List.of("m", "n")).run(500, SEED);
        Outcome second = new Simulation(after.build(), List.of("m", "n")).run(500, SEED);

        assertThat(second.finishes("n")).isEqualTo(first.finishes("n"));
        assertThat(second.finishes("m")).isNotEqualTo(first.finishes("m"));
    }

    @Test
    void refusesNoRunsUnknownIdsAndQuestionsAboutWhatWasNotWatched() {
        Network network = network().fixed("a", 1).fixed("b", 1).build();
        Outcome outcome = new Simulation(network, List.of("a")).run(1, SEED);

        assertThatThrownBy(() -> new Simulation(network, List.of("x")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("'x'");
        assertThatThrownBy(() -> new Simulation(network, List.of()).run(0, SEED))
                .hasMessageContaining("at least one run");
        assertThatThrownBy(() -> outcome.percentile("b", 0.5)).hasMessageContaining("'b' was not watched");
        assertThatThrownBy(() -> outcome.percentile("a", 80)).hasMessageContaining("0.8 for P80");
        assertThatThrownBy(() -> outcome.criticality("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simulatesAnEmptyNetwork() {
        assertThat(new Simulation(network().build(), List.of()).run(10, SEED).percentile(0.5))
                .isZero();
    }
}
