package dev.milepost.forecast.exchange;

import org.jspecify.annotations.Nullable;

/** What lies behind a failure inside MPXJ, in one line. */
final class MpxjFault {

    private static final int LONGEST = 200;

    private MpxjFault() {}

    static String cause(Throwable fault) {
        Throwable root = fault;
        for (@Nullable Throwable next = fault; next != null && next != next.getCause(); next = next.getCause()) {
            root = next;
        }
        String text = (root.getClass().getSimpleName() + " " + (root.getMessage() == null ? "" : root.getMessage()))
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
