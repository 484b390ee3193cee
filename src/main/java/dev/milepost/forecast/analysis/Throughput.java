package dev.milepost.forecast.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * When work items without estimates will be finished: past weeks are drawn at random, with replacement, until all open items
 * are done, many times over (bootstrap resampling of throughput; T. Magennis, "Forecasting and Simulating Software Development
 * Projects", 2011). With several streams each pass ends with its slowest one: percentiles of single streams would be too early.
 */
public final class Throughput {

    /** Fewer weeks of history than this tell too little. */
    public static final int FEWEST_WEEKS = 6;

    /** Forecasts beyond this many weeks, ten years, say nothing. */
    public static final int MOST_WEEKS = 520;

    private Throughput() {}

    /**
     * Forecasts the weeks until every stream is finished. The same input gives the same answer on every machine:
     * {@link Random} is specified to the bit.
     *
     * @param runs how often to try, from 100 to a million; 10,000 are plenty
     */
    public static Answer forecast(List<Stream> streams, int runs, long seed) {
        if (runs < 100 || runs > 1_000_000) {
            throw new IllegalArgumentException("Runs must number 100 to 1000000, but are " + runs + ".");
        }
        List<Stream> open = streams.stream().filter(stream -> stream.open() > 0).toList();
        for (Stream stream : open) {
            if (stream.finished().size() < FEWEST_WEEKS) {
                return new NoForecast("Stream '" + stream.name() + "' has "
                        + stream.finished().size() + " weeks of history; " + FEWEST_WEEKS + " are needed.");
            }
            if (stream.finished().stream().allMatch(count -> count == 0)) {
                return new NoForecast("In none of the " + stream.finished().size() + " weeks was an item of stream '"
                        + stream.name() + "' finished.");
            }
        }
        Random random = new Random(seed);
        int[] weeks = new int[runs];
        for (int run = 0; run < runs; run++) {
            for (Stream stream : open) {
                weeks[run] = Math.max(weeks[run], stream.weeks(random));
            }
        }
        Arrays.sort(weeks);
        if (at(weeks, 0.95) > MOST_WEEKS) {
            return new NoForecast("At the pace of the past, more than " + MOST_WEEKS + " weeks are needed.");
        }
        return new Weeks(at(weeks, 0.5), at(weeks, 0.85), at(weeks, 0.95));
    }

    private static int at(int[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /**
     * Items that one group of people works through.
     *
     * @param name of the stream
     * @param open items still to be finished
     * @param finished items finished in each past week, weeks without any included
     */
    public record Stream(String name, int open, List<Integer> finished) {

        /** Checks that no count is negative. */
        public Stream {
            finished = List.copyOf(finished);
            if (open < 0 || finished.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("Stream '" + name + "' has a negative count of items.");
            }
        }

        private int weeks(Random random) {
            int weeks = 0;
            for (long rest = open; rest > 0 && weeks <= MOST_WEEKS; weeks++) {
                rest -= finished.get(random.nextInt(finished.size()));
            }
            return weeks;
        }
    }

    /** What a forecast answers. */
    public sealed interface Answer permits Weeks, NoForecast {}

    /** Whole weeks within which all is finished in 50, 85 and 95 % of the runs. */
    public record Weeks(int p50, int p85, int p95) implements Answer {}

    /** Why there is no forecast. */
    public record NoForecast(String reason) implements Answer {}
}
