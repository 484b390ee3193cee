package dev.milepost.storage;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its values. Immutable.
 *
 * @param text the statement, with a question mark for each value and no semicolon
 * @param values the values, in order
 */
public record Sql(String text, List<@Nullable Object> values) {

    /** A statement with these values. */
    public static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, Collections.unmodifiableList(Arrays.asList(values)));
    }
}
