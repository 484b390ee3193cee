package dev.milepost.signoff;

import org.jspecify.annotations.Nullable;

/** Whether, and for whom, a person may vote at one moment. */
public sealed interface Mandate {

    /**
     * They may.
     *
     * @param group the group whose seat the vote takes
     * @param onBehalfOf the member who has delegated it to them; {@code null} where they are a member themselves
     */
    record Given(String group, @Nullable String onBehalfOf) implements Mandate {}

    /**
     * They might, but a vote was given already.
     *
     * @param voter who has voted, themselves or through a delegate: the person, or the one they would vote for
     */
    record Spent(String voter) implements Mandate {}

    /** They are in none of the groups, and nobody who is has delegated to them. */
    record Missing() implements Mandate {}
}
