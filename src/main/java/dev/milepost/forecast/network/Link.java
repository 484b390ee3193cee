package dev.milepost.forecast.network;

/**
 * A dependency between two activities.
 *
 * @param from the earlier one's id
 * @param to the later one's id
 * @param type which ends it ties
 * @param lag how much later, in units of working time; negative for a lead
 * @param probability how likely it is taken, from 0 to 1; matters only behind a split that is not {@code ALL}. Behind a split
 *     that has been decided, 1 for what is taken and 0 for the rest.
 */
public record Link(String from, String to, Type type, double lag, double probability) {

    /** Checks that the lag is finite and the probability is one. */
    public Link {
        if (!Double.isFinite(lag) || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "The link '" + from + "' -> '" + to + "' needs a finite lag and a probability from 0 to 1, but has "
                            + lag + " and " + probability + ".");
        }
    }

    /** Which end of the earlier activity holds back which end of the later one. */
    public enum Type {
        FINISH_START,
        START_START,
        FINISH_FINISH,
        START_FINISH
    }

    /** The usual dependency: the later one starts when the earlier one has finished. */
    public static Link of(String from, String to) {
        return new Link(from, to, Type.FINISH_START, 0, 1);
    }
}
