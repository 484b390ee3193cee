package dev.milepost.gate.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do after a gate was passed with a conditional go. Immutable.
 *
 * @param number counts the conditions of a project from 1
 * @param gate the key of the gate that was passed on it
 * @param text what is to be done
 * @param owner who is to do it
 * @param due the day by which, in the project's zone
 * @param setBy who set it
 * @param setAt when
 * @param closing how it was closed; {@code null} while it is open
 */
public record Condition(
        int number,
        String gate,
        String text,
        String owner,
        LocalDate due,
        String setBy,
        Instant setAt,
        @Nullable Closing closing) {

    /**
     * How a condition was closed.
     *
     * @param by who closed it
     * @param at when
     * @param comment what was done
     */
    public record Closing(String by, Instant at, String comment) {}
}
