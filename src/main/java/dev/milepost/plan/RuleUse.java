package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * One rule file as a gate uses it. The same file may be used twice under different aliases, with different parameters:
 * {@code milepost:rules = test-pass-ratio.drl, test-pass-ratio.drl as e2e (warn)} reads {@code param.e2e.minRatio} for the second
 * and falls back to {@code param.minRatio}.
 *
 * @param file the file's name in {@code rules/}
 * @param alias the name that follows {@code as}; {@code null} without one
 * @param mode what it may do at the gate; {@code BLOCK} where nothing else is written
 */
public record RuleUse(String file, @Nullable String alias, RuleMode mode) {

    /** A use that decides. */
    public RuleUse(String file, @Nullable String alias) {
        this(file, alias, RuleMode.BLOCK);
    }

    /** The id under which a criterion of this file is reported: {@code alias.criterion}, or the criterion alone. */
    public String criterionId(String criterion) {
        return alias == null ? criterion : alias + "." + criterion;
    }
}
