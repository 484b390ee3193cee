package dev.milepost.gate;

import dev.milepost.plan.RuleMode;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the mode of what decides out of JSON: what is recorded of it reads, byte for byte, as it did before there were other modes.
 * Jackson asks whether it equals a value that it is to leave out.
 */
final class UsualMode {

    @Override
    public boolean equals(@Nullable Object mode) {
        return mode == RuleMode.BLOCK;
    }

    @Override
    public int hashCode() {
        return RuleMode.BLOCK.hashCode();
    }
}
