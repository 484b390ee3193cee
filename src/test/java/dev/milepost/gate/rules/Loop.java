package dev.milepost.gate.rules;

import java.util.concurrent.CountDownLatch;

/** An endless rule that a test can end: rules under test call it. Public because rules live in another package. */
public final class Loop {

    private static volatile CountDownLatch ended = new CountDownLatch(0);

    private Loop() {}

    static void begin() {
        ended = new CountDownLatch(1);
    }

    static void end() {
        ended.countDown();
    }

    /** Runs on, deaf to interruption, until a test ends it. */
    public static boolean forEver() {
        CountDownLatch until = ended;
        while (until.getCount() > 0) {
            try {
                until.await();
            } catch (InterruptedException deaf) {
                // runs on
            }
        }
        return true;
    }
}
