package dev.milepost.signoff;

import java.util.List;

/**
 * Seats of one kind at a sign-off.
 *
 * @param groups a member of any of these groups can take one
 * @param people how many there are, at least 1
 */
public record Seats(List<String> groups, int people) {

    /** Copies its list. */
    public Seats {
        groups = List.copyOf(groups);
    }

    /** The groups in words: {@code qa or product}. */
    public String words() {
        return String.join(" or ", groups);
    }
}
