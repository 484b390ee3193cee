package dev.milepost.forecast.network;

import java.util.List;
import java.util.stream.Collectors;

/** A network that cannot be scheduled: activities wait for each other, or something names an activity that is not there. */
public final class InvalidNetworkException extends IllegalArgumentException {

    private static final int NAMED_IN_MESSAGE = 20;

    private final transient List<String> ids;

    InvalidNetworkException(String message, List<String> ids) {
        super(message);
        this.ids = List.copyOf(ids);
    }

    static InvalidNetworkException cycle(List<String> ids) {
        String path = ids.stream().limit(NAMED_IN_MESSAGE).collect(Collectors.joining("' -> '", "'", "'"));
        String rest = ids.size() > NAMED_IN_MESSAGE ? " -> … " + (ids.size() - NAMED_IN_MESSAGE) + " more …" : "";
        return new InvalidNetworkException(
                "Activities wait for each other in a cycle: " + path + rest + " -> '" + ids.get(0)
                        + "'. Remove one of these links, or make the way back a loop.",
                ids);
    }

    /** What it is about: the activities on the cycle, each once and in the order of the links, or the one at fault. */
    public List<String> ids() {
        return ids;
    }
}
