package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * A way on which a gate can send its project back, as the plan draws it.
 *
 * @param error the code of the BPMN error that takes this way
 * @param phase the phase it leads to; {@code null} where it leads to none, or the plan itself chooses among several
 */
public record WayBack(String error, @Nullable String phase) {

    /** The error of a gate's only way back; {@code milestone-recycled-PHASE} is that of one of several. */
    public static final String ERROR = "milestone-recycled";
}
