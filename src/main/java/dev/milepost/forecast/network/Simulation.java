package dev.milepost.forecast.network;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries a network out many times, with times, branches and repetitions drawn by lot (Monte Carlo; R. M. Van Slyke, "Monte Carlo
 * methods and the PERT problem", 1963). The same network, number of runs and seed give the same bits on each JDK. Each activity,
 * link and loop draws numbers of its own by its id, so that a change to one leaves what the others draw as it was, and two
 * outcomes differ by that change only. Immutable.
 *
 * <p>Dates follow from links, joins and actual dates as in {@link CriticalPath}.
 *
 * <p><b>Loops.</b> When {@code from} has finished, the loops behind it are asked in the order written, and the first that is drawn
 * is taken: all activities on paths from {@code to} up to {@code from} are done again, none before {@code from} finished, with
 * times, branches and inner loops drawn afresh; actual dates concern the first passage only. What was done before lets nothing
 * start again: within the repetition a {@code FIRST} join waits for what is repeated. Whatever follows from inside the loop sees
 * the dates of the last repetition.
 *
 * <ul>
 *   <li>A loop that lies wholly within another may repeat up to its {@code most} in each repetition of the outer one.
 *   <li>Of loops that overlap otherwise, each repeats up to its {@code most} in the whole run.
 *   <li>If two loops each have a way out that leads into the other, what follows from one may see an earlier repetition of it.
 * </ul>
 */
public final class Simulation {

    private final Network network;
    private final Graph graph;
    private final Loops loops;
    private final Set<String> watched;
    private final @Nullable Quantile[] times;
    private final double[] expected;

    /**
     * Prepares a network with triangular times.
     *
     * @param watched the activities whose finish is of interest, such as milestones
     * @throws InvalidNetworkException if activities wait for each other, something names an unknown one, or the end of a loop
     *     cannot be reached from its beginning
     */
    public Simulation(Network network, Collection<String> watched) {
        this(network, watched, Shape.TRIANGULAR);
    }

    /**
     * Prepares a network with times of a given shape.
     *
     * @param watched the activities whose finish is of interest, such as milestones
     * @throws InvalidNetworkException if activities wait for each other, something names an unknown one, or the end of a loop
     *     cannot be reached from its beginning
     */
    public Simulation(Network network, Collection<String> watched, Shape shape) {
        Graph plain = Graph.of(network);
        this.network = network;
        this.graph =
                network.loops().isEmpty() ? plain : plain.orderedBy(network, new Loops(network, plain).afterwards());
        this.loops = new Loops(network, graph);
        this.watched = new LinkedHashSet<>(watched);
        this.watched.forEach(id -> graph.numbers.of(id, "What is watched"));
        Set<String> onExpectedPath = CriticalPath.of(network).activities().keySet();
        times = new Quantile[graph.size()];
        expected = new double[graph.size()];
        for (int number = 0; number < times.length; number++) {
            Activity activity = graph.activities[number];
            times[number] = activity.duration().isFixed() ? null : shape.of(activity.duration());
            expected[number] =
                    onExpectedPath.contains(activity.id()) ? activity.duration().likely() : 0;
        }
    }

    /**
     * Carries the network out.
     *
     * @param runs how often, at least once; 10,000 give percentiles to within about one percentage point
     * @param seed where the random numbers begin
     */
    public Outcome run(int runs, long seed) {
        if (runs < 1) {
            throw new IllegalArgumentException("A simulation needs at least one run, but was asked for " + runs + ".");
        }
        Run run = new Run(graph, loops, network, times, seed);
        List<Tally> tallies = watched.stream()
                .map(id -> new Tally(graph.numbers.of(id, network), runs, graph.size()))
                .toList();
        double[] ends = new double[runs];
        int[] critical = new int[graph.size()];
        for (int number = 0; number < runs; number++) {
            run.carryOut(number);
            ends[number] = run.end();
            BitSet path = run.pathToEnd(ends[number]);
            for (int on = path.nextSetBit(0); on >= 0; on = path.nextSetBit(on + 1)) {
                critical[on]++;
            }
            for (Tally tally : tallies) {
                tally.add(run, expected);
            }
        }
        Map<String, Outcome.Watched> results = new LinkedHashMap<>();
        tallies.forEach(tally -> results.put(graph.activities[tally.watched].id(), tally.result(graph)));
        Map<String, Double> criticality = new LinkedHashMap<>();
        network.activities()
                .forEach(activity -> criticality.put(
                        activity.id(), (double) critical[graph.numbers.of(activity.id(), network)] / runs));
        return new Outcome(runs, new Finishes(ends), criticality, results);
    }
}
