package dev.milepost.forecast.network;

import org.jspecify.annotations.Nullable;

/**
 * One node of a network: work, a wait, or a point without duration (a gateway, an event, a milestone).
 *
 * @param id its name within the network
 * @param duration how long it takes, once it has started
 * @param join when it may start
 * @param split which of its outgoing links are taken
 * @param notBefore it starts no earlier than this, in units after the network's origin; 0 where nothing holds it back
 * @param start when it did start; {@code null} while it has not. Its predecessors then no longer matter.
 * @param finish when it did finish; {@code null} while it has not. Its duration then no longer matters.
 */
public record Activity(
        String id,
        Spread duration,
        Join join,
        Split split,
        double notBefore,
        @Nullable Double start,
        @Nullable Double finish) {

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
        /** Exactly one, drawn by the links' probabilities. */
        ONE,
        /** Each by its own probability, but at least one. */
        SOME
    }

    /** Work that has not begun, follows all its predecessors and leads on to all its successors. */
    public static Activity of(String id, Spread duration) {
        return new Activity(id, duration, Join.ALL, Split.ALL, 0, null, null);
    }
}
