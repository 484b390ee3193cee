package dev.milepost.gate;

import java.time.Instant;

/** Evidence that claims to be observed later than now. */
public final class FutureObservationException extends RuntimeException {

    FutureObservationException(Instant observedAt, Instant now) {
        super("The evidence is said to be observed at " + observedAt + ", but it is " + now
                + " here. Send when it was observed, or check the sender's clock.");
    }
}
