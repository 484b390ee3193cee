package dev.milepost.evidence;

/** What became of a test, the best first. */
public enum Outcome {
    /** It passed, perhaps only on a rerun. */
    PASSED,
    /** It did not run. */
    SKIPPED,
    /** It ran and an assertion failed. */
    FAILED,
    /** It broke, or nothing is known of it though it was declared. */
    ERROR;

    boolean isBad() {
        return this == FAILED || this == ERROR;
    }

    Outcome orWorse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
