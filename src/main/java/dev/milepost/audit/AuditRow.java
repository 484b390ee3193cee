package dev.milepost.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the chain for people to read.
 *
 * @param sequence its number
 * @param at when it happened
 * @param actor the pseudonym of who did it, {@code system} or {@code anonymous}
 * @param actorName who that is; {@code null} where it is nobody, or not to be known any more
 * @param onBehalfOf the pseudonym of the person in whose place it was done
 * @param onBehalfOfName who that is
 * @param action what was done or tried
 * @param project the project's key
 * @param object what it was done to
 * @param objectName who that is, where it is a person
 * @param before the digest of the object as it was
 * @param after the digest of the object as it is
 * @param evidence the digest of the evidence it rests on
 * @param rules the digest of the rules it rests on
 * @param outcome {@code done} or {@code refused}
 * @param detail more of it, in a few words
 * @param count how many attempts the row stands for
 * @param hash its hash
 */
public record AuditRow(
        long sequence,
        Instant at,
        String actor,
        @Nullable String actorName,
        @Nullable String onBehalfOf,
        @Nullable String onBehalfOfName,
        String action,
        @Nullable String project,
        @Nullable String object,
        @Nullable String objectName,
        @Nullable String before,
        @Nullable String after,
        @Nullable String evidence,
        @Nullable String rules,
        String outcome,
        @Nullable String detail,
        int count,
        String hash) {}
