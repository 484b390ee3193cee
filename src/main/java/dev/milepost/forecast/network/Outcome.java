package dev.milepost.forecast.network;

import java.util.List;
import java.util.Map;

/**
 * What came out of a simulation. Times are in units of working time after the network's origin. Asking about an activity that
 * was not watched is an {@link IllegalArgumentException}. Immutable.
 */
public final class Outcome {

    private final int runs;
    private final Finishes ends;
    private final Map<String, Double> criticality;
    private final Map<String, Watched> watched;

    /** What is known of a watched activity: its finishes in the runs in which it was carried out. */
    record Watched(Finishes finishes, List<Driver> drivers) {}

    Outcome(int runs, Finishes ends, Map<String, Double> criticality, Map<String, Watched> watched) {
        this.runs = runs;
        this.ends = ends;
        this.criticality = criticality;
        this.watched = watched;
    }

    /**
     * The time by which a watched activity is finished with some probability, by the nearest rank: the earliest finish that was
     * kept in at least that share of the runs in which it was carried out at all.
     *
     * @param p above 0 and up to 1: 0.8 for P80
     * @return the time; not a number if it was carried out in no run
     */
    public double percentile(String id, double p) {
        return watched(id).finishes().percentile(p);
    }

    /** The time by which the whole network is finished with some probability; see {@link #percentile(String, double)}. */
    public double percentile(double p) {
        return ends.percentile(p);
    }

    /**
     * How likely a watched activity is finished by a deadline, if it is carried out at all: multiply by {@link #reached} for the
     * probability that it is carried out and in time.
     *
     * @return the share of these runs, from 0 to 1; not a number if there was none
     */
    public double probability(String id, double deadline) {
        return watched(id).finishes().shareBy(deadline);
    }

    /** The mean finish of a watched activity over the runs in which it was carried out; not a number if there was none. */
    public double mean(String id) {
        return watched(id).finishes().mean();
    }

    /**
     * The criticality index of any activity: in which share of the runs it lay on a path that determined the network's finish. All
     * paths of equal length count. Finished work counts too; what was done before work that has started does not.
     */
    public double criticality(String id) {
        Double share = criticality.get(id);
        if (share == null) {
            throw new IllegalArgumentException("'" + id + "' is no activity of the simulated network.");
        }
        return share;
    }

    /** What pushes a watched activity, by delay and then by criticality; work that is finished or takes no time is left out. */
    public List<Driver> drivers(String id) {
        return watched(id).drivers();
    }

    /** In which share of the runs a watched activity was carried out, be it once or several times. */
    public double reached(String id) {
        return (double) watched(id).finishes().count() / runs;
    }

    /** The finishes of a watched activity in ascending order, one of each run in which it was carried out. */
    public double[] finishes(String id) {
        return watched(id).finishes().ascending();
    }

    private Watched watched(String id) {
        Watched found = watched.get(id);
        if (found == null) {
            throw new IllegalArgumentException("'" + id + "' was not watched. Name it when the simulation is made.");
        }
        return found;
    }
}
