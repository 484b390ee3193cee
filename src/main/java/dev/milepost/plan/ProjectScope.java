package dev.milepost.plan;

import dev.milepost.storage.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are asked for: those that all of this is true of.
 *
 * @param key the project with this key; {@code null} for any
 * @param state projects that stand so; {@code null} for any
 * @param plan projects of this plan, whatever its version; {@code null} for any
 */
public record ProjectScope(
        @Nullable String key,
        Project.@Nullable State state,
        @Nullable String plan) {

    /** One project. */
    public static ProjectScope of(String key) {
        return new ProjectScope(key, null, null);
    }

    /** Their keys, as what stands behind {@code in} in a query. */
    public Sql keys() {
        Sql condition = condition();
        return key == null
                ? new Sql("(select project_key from mp_project where " + condition.text() + ")", condition.values())
                : Sql.of("(?)", key);
    }

    /** The condition on rows of projects. */
    Sql condition() {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        List<@Nullable Object> values = new ArrayList<>();
        add(terms, values, "project_key = ?", key);
        add(terms, values, "state = ?", state == null ? null : state.name());
        add(terms, values, "plan = ?", plan);
        return new Sql(String.join(" and ", terms), values);
    }

    private static void add(List<String> terms, List<@Nullable Object> values, String term, @Nullable String value) {
        if (value != null) {
            terms.add(term);
            values.add(value);
        }
    }
}
