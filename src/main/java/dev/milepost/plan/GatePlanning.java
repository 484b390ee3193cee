package dev.milepost.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of a gate for the sake of planning; rules do not look at it.
 *
 * @param goals ids of the goals it serves, in the order written ({@code milepost:goals})
 * @param approvalTime the working time sign-off should take ({@code milepost:approvalTime}); {@code null} where the plan does not say
 * @param recycle how likely it sends the project back ({@code milepost:recycle}), from 0 to below 1; {@code null} where the plan does
 *     not say
 */
public record GatePlanning(
        List<String> goals,
        @Nullable Estimate approvalTime,
        @Nullable Double recycle) {

    /** A plan that says nothing of it. */
    public static final GatePlanning NONE = new GatePlanning(List.of(), null, null);

    /** Copies its list. */
    public GatePlanning {
        goals = List.copyOf(goals);
    }
}
