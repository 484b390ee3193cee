package dev.milepost.plan;

import java.util.List;

/**
 * Some of the people who sign a gate off: so many different ones of these groups.
 *
 * @param groups ids of groups at the engine's identity service; a member of any of them will do; never empty
 * @param minimum how many different people have to sign, at least 1
 * @param everybody whether all who are in the group when people are asked have to sign; {@code minimum} is 1 then
 */
public record Approvers(List<String> groups, int minimum, boolean everybody) {

    /** Copies its list. */
    public Approvers {
        groups = List.copyOf(groups);
    }

    /** So many members of one group. */
    public static Approvers of(String group, int minimum) {
        return new Approvers(List.of(group), minimum, false);
    }
}
