package dev.milepost.forecast.network;

import org.jspecify.annotations.Nullable;

/**
 * One node of a network: work, a wait, or a point without duration (a gateway, an event, a milestone).
 *
 * @param id its name within the network
 * @param duration how long it takes, once it has started; of running work no shorter than it has been running, which is for
 *     the caller to see to, as a network does not know the present
 * @param join when it may start
 * @param split which of its outgoing links are taken
 * @param notBefore it starts no earlier than this, in units after the network's origin; 0 where nothing holds it back
 * @param start when it did start; {@code null} while it has not. Its predecessors then no longer matter, and it is carried out
 *     even if no way in is taken.
 * @param finish when it did finish; {@code null} while it has not. Its duration then no longer matters; without a start it is
 *     a point in time.
 */
public record Activity(
        String id,
        Spread duration,
        Join join,
        Split split,
        double notBefore,
        @Nullable Double start,
        @Nullable Double finish) {

    /** Checks that all times are finite, and that it did not finish before it started. */
    public Activity {
        if (!Double.isFinite(notBefore)
                || (start != null && !Double.isFinite(start))
                || (finish != null && !Double.isFinite(finish))) {
            throw new IllegalArgumentException("The times of '" + id + "' have to be finite, but are " + notBefore
                    + ", " + start + " and " + finish + ".");
        }
        if (start != null && finish != null && finish < start) {
            throw new IllegalArgumentException(
                    "'" + id + "' finished at " + finish + ", before it started at " + start + ".");
        }
    }

    /** When an activity with several predecessors may start. An activity whose every way in is untaken is not carried out. */
    public enum Join {
        /** After all its predecessors whose links are taken. */
        ALL,
        /** After the first of them. */
        FIRST
    }

    /** Which of the outgoing links are taken. */
    public enum Split {
        /** All of them. */
        ALL,
        /** Exactly one, drawn in proportion to the links' probabilities; if all are 0, each is as likely. */
        ONE,
        /** Each by its own probability; where that is none, one as in {@code ONE}. */
        SOME
    }

    /** Work that has not begun, follows all its predecessors and leads on to all its successors. */
    public static Activity of(String id, Spread duration) {
        return new Activity(id, duration, Join.ALL, Split.ALL, 0, null, null);
    }

    /** Whether it is running or finished, so that nothing it waited for can hold it any more. */
    boolean hasStarted() {
        return start != null || finish != null;
    }

    /** When it started, if it has. */
    double actualStart() {
        Double known = start != null ? start : finish;
        if (known == null) {
            throw new IllegalStateException("'" + id + "' has not started.");
        }
        return known;
    }
}
