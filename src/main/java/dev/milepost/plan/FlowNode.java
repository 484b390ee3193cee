package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * A flow node of a plan, for scheduling.
 *
 * @param id its element id
 * @param name its name, or its id where it has none
 * @param kind what it is
 * @param parent id of the sub-process it lies in, of whatever kind; {@code null} at the top
 * @param trigger what an event waits for or does; {@code NONE} for whatever is no event
 * @param detail what the trigger says further: a timer's ISO duration, date or cycle, an error's code, a link's name; {@code null}
 *     where it says nothing
 * @param attachedTo id of the node on whose border an event lies; {@code null} for any other node
 * @param interrupting whether an event on a border, or one that starts an event sub-process, ends what it happens in
 * @param instances how often it is carried out
 * @param estimate the working time it should take ({@code milepost:estimate}); {@code null} where the plan does not say
 * @param probability how likely an event happens that need not ({@code milepost:probability}), from 0 to 1; {@code null} where
 *     the plan does not say
 * @param undo whether it is only carried out to undo something (compensation)
 */
public record FlowNode(
        String id,
        String name,
        Kind kind,
        @Nullable String parent,
        Trigger trigger,
        @Nullable String detail,
        @Nullable String attachedTo,
        boolean interrupting,
        Instances instances,
        @Nullable Estimate estimate,
        @Nullable Double probability,
        boolean undo) {

    /** What a flow node is. */
    public enum Kind {
        TASK,
        /** A call activity to another process than a gate. */
        CALL,
        GATE,
        /** An embedded sub-process or transaction. */
        PHASE,
        /** A sub-process that begins only when its event happens. */
        EVENT_PHASE,
        /** A sub-process whose parts are carried out in any order. */
        AD_HOC,
        START,
        END,
        /** An intermediate event that waits. */
        CATCH,
        /** An intermediate event that does not wait. */
        THROW,
        /** An event on the border of a node. */
        BORDER,
        /** One way goes on. */
        EXCLUSIVE,
        /** One or more ways go on. */
        INCLUSIVE,
        /** All ways go on. */
        PARALLEL,
        /** Whatever its condition says. */
        COMPLEX,
        /** The way goes on whose event happens first. */
        EVENT_BASED
    }

    /** What an event waits for or does. */
    public enum Trigger {
        NONE,
        /** A timer that goes off after an ISO duration. */
        TIMER_DURATION,
        /** A timer that goes off at a date. */
        TIMER_DATE,
        /** A timer that goes off repeatedly. */
        TIMER_CYCLE,
        MESSAGE,
        SIGNAL,
        CONDITION,
        ERROR,
        ESCALATION,
        COMPENSATION,
        CANCEL,
        LINK,
        /** An end event that ends all of what it lies in. */
        TERMINATE
    }

    /**
     * How often a node is carried out.
     *
     * @param several whether it is marked as multi-instance
     * @param sequential whether one instance begins when the one before has ended
     * @param number how many; 0 where that is known only at run time
     */
    public record Instances(boolean several, boolean sequential, int number) {

        /** Once. */
        public static final Instances ONE = new Instances(false, false, 1);
    }
}
