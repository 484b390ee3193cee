package dev.milepost.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds for the outcome of every network; each is made from a seed. Where links hold back finishes and others follow from
 * starts, longer work can start earlier and its successors with it, so that some of this holds without such links only.
 */
class SimulationPropertiesTest {

    private static final int RUNS = 200;

    @Property(tries = 100)
    void neverFinishesAtHalfProbabilityBeforeTheCriticalPathIfTimesLeanToTheLong(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.withTimes(
                Networks.random(seed, size, Link.Type.FINISH_START, Link.Type.FINISH_FINISH),
                spread -> new Spread(0.75 * spread.likely(), spread.likely(), 2 * spread.likely()));

        Outcome outcome = new Simulation(network, List.of()).run(2_000, seed);

        assertThat(outcome.percentile(0.5))
                .isGreaterThanOrEqualTo(CriticalPath.of(network).finish());
    }

    @Property(tries = 100)
    void staysBetweenTheScheduleOfAllShortestAndOfAllLongestTimes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size, Link.Type.FINISH_START, Link.Type.START_START);
        double shortest = CriticalPath.of(Networks.withTimes(network, spread -> Spread.fixed(spread.low())))
                .finish();
        double longest = CriticalPath.of(Networks.withTimes(network, spread -> Spread.fixed(spread.high())))
                .finish();

        Outcome outcome = new Simulation(network, List.of()).run(RUNS, seed);

        assertThat(outcome.percentile(0.001)).isGreaterThanOrEqualTo(shortest - 1e-9);
        assertThat(outcome.percentile(1)).isLessThanOrEqualTo(longest + 1e-9);
    }

    @Property(tries = 100)
    void movesEveryFinishByTheDelayOfWhatAllFollows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 1, max = 50) int delay) {
        Network network = Networks.random(seed, size, Link.Type.FINISH_START);
        Network begun = withBeginning(network, 1);
        Network later = withBeginning(network, 1 + delay);

        Outcome before = new Simulation(begun, List.of("begin")).run(RUNS, seed);
        Outcome after = new Simulation(later, List.of("begin")).run(RUNS, seed);

        assertThat(before.criticality("begin")).isEqualTo(1);
        for (double p : new double[] {0.01, 0.5, 0.8, 1}) {
            assertThat(after.percentile(p)).isEqualTo(before.percentile(p) + delay, within(1e-9));
        }
    }

    /** The network behind one more activity, with nothing else that holds it back. */
    private static Network withBeginning(Network network, double time) {
        List<Activity> activities = IntStream.rangeClosed(
                        0, network.activities().size())
                .mapToObj(at -> at == 0
                        ? Activity.of("begin", Spread.fixed(time))
                        : Activity.of(
                                network.activities().get(at - 1).id(),
                                network.activities().get(at - 1).duration()))
                .toList();
        List<Link> links = IntStream.range(
                        0, network.links().size() + network.activities().size())
                .mapToObj(at -> at < network.links().size()
                        ? network.links().get(at)
                        : Link.of(
                                "begin",
                                network.activities()
                                        .get(at - network.links().size())
                                        .id()))
                .map(link -> new Link(link.from(), link.to(), link.type(), Math.max(0, link.lag()), 1))
                .toList();
        return new Network(activities, links, List.of());
    }

    /** Symmetric spreads, all wider by the same factor: the likely times stay, and half of the runs of each path lie on each side. */
    @Property(tries = 100)
    void neverMakesTheEightiethPercentileEarlierByMoreUncertaintyInParallelPaths(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int paths,
            @ForAll @IntRange(min = 1, max = 4) int length,
            @ForAll @IntRange(min = 0, max = 10) int wider) {
        double factor = 1 + wider / 10.0;

        double narrow = parallel(seed, paths, length, 1).percentile("end", 0.8);
        double wide = parallel(seed, paths, length, factor).percentile("end", 0.8);

        assertThat(wide).isGreaterThanOrEqualTo(narrow - 1e-9);
    }

    private static Outcome parallel(long seed, int paths, int length, double factor) {
        Networks network = Networks.network();
        for (int path = 0; path < paths; path++) {
            for (int step = 0; step < length; step++) {
                String id = path + "-" + step;
                double likely = 10 + (path * 7 + step * 3) % 5;
                double half = factor * (1 + (path + step) % 4);
                network.uncertain(id, likely - half, likely, likely + half);
                network.path(id, step == length - 1 ? "end" : path + "-" + (step + 1));
            }
        }
        return new Simulation(network.build(), List.of("end")).run(1_000, seed);
    }

    @Property(tries = 100)
    void neverMakesAnyPercentileEarlierByALongerLongestTime(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size, Link.Type.FINISH_START, Link.Type.START_START);
        Network longer = Networks.withTimes(
                network, spread -> new Spread(spread.low(), spread.likely(), spread.high() * 1.5 + 1));

        Outcome before = new Simulation(network, List.of()).run(RUNS, seed);
        Outcome after = new Simulation(longer, List.of()).run(RUNS, seed);

        for (double p : new double[] {0.1, 0.5, 0.8, 0.95}) {
            assertThat(after.percentile(p)).isGreaterThanOrEqualTo(before.percentile(p) - 1e-9);
        }
    }

    @Property(tries = 100)
    void hasPercentilesThatRiseAndAgreeWithProbabilities(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size);
        String id = "a" + (size - 1);
        Outcome outcome = new Simulation(network, List.of(id)).run(RUNS, seed);

        double[] percentiles = DoubleStream.of(0.1, 0.5, 0.8, 0.95, 1)
                .map(p -> outcome.percentile(id, p))
                .toArray();

        assertThat(percentiles).isSorted();
        assertThat(outcome.probability(id, percentiles[2])).isGreaterThanOrEqualTo(0.8);
        assertThat(outcome.reached(id)).isEqualTo(1);
    }

    @Property(tries = 50)
    void doesNotDependOnTheOrderInWhichActivitiesAndLinksAreWritten(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size);
        Network reversed = new Network(reversed(network.activities()), reversed(network.links()), List.of());

        Outcome one = new Simulation(network, List.of("a0")).run(RUNS, seed);
        Outcome other = new Simulation(reversed, List.of("a0")).run(RUNS, seed);

        assertThat(other.percentile(0.8)).isEqualTo(one.percentile(0.8));
        assertThat(other.drivers("a0")).isEqualTo(one.drivers("a0"));
        Map<String, Dates> dates = CriticalPath.of(network).activities();
        assertThat(CriticalPath.of(reversed).activities()).isEqualTo(dates);
        dates.keySet().forEach(id -> assertThat(other.criticality(id)).isEqualTo(one.criticality(id)));
    }

    private static <T> List<T> reversed(List<T> list) {
        return IntStream.range(0, list.size())
                .mapToObj(at -> list.get(list.size() - 1 - at))
                .toList();
    }
}
