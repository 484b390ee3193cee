package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * A task of a plan, whether or not it has been reached.
 *
 * @param id the task's element id
 * @param name its name, or its id where it has none
 * @param phase the id of the innermost phase it lies in; {@code null} where it lies in none
 * @param manual whether a person completes it (user and manual tasks), rather than the engine
 * @param optional whether gates may pass without it ({@code milepost:optional})
 * @param estimate the working time it should take ({@code milepost:estimate}); {@code null} where none is written
 */
public record PlannedTask(
        String id,
        String name,
        @Nullable String phase,
        boolean manual,
        boolean optional,
        @Nullable Estimate estimate) {}
