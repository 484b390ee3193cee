package dev.milepost.gate.facts;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

final class Only {

    private Only() {}

    /** The one thing that was collected; {@code null} where there is none. Two are refused: neither is the right one. */
    static <T> @Nullable T of(Collection<?> collected, Class<T> type) {
        if (collected.size() > 1) {
            throw new IllegalArgumentException(
                    "There are %d of what there can be one of: %s".formatted(collected.size(), Words.list(collected)));
        }
        return collected.isEmpty() ? null : type.cast(collected.iterator().next());
    }
}
