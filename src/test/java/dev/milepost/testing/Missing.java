package dev.milepost.testing;

import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** What happens to a test when this machine lacks something it needs: skipped with a reason, but failed in CI. */
final class Missing {

    private Missing() {}

    static RuntimeException skipOrFail(String reason) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionFailedError(reason + " This is CI (CI=true), where no test may be skipped.");
        }
        return Assumptions.abort(reason);
    }
}
