package dev.milepost.gate;

/** Rules are being tried already; that is done one after the other, so that the gates of projects are not kept waiting. */
public final class TrialUnderWayException extends RuntimeException {

    TrialUnderWayException() {
        super("Somebody else is trying rules at this moment. Try again in half a minute.");
    }
}
