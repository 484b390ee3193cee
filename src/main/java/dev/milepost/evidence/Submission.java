package dev.milepost.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation as somebody hands it in.
 *
 * @param observation what was observed
 * @param observedAt when it was observed; {@code null} where nothing says so
 * @param source where it comes from: {@code api}, {@code engine}
 * @param sender the user who handed it in
 * @param digest tells one submission from another within a project: the same digest twice is the same evidence
 * @param detail more of it than rules look at, kept for people: each test's result, as JSON; {@code null} without any
 */
public record Submission(
        Observation observation,
        @Nullable Instant observedAt,
        String source,
        String sender,
        String digest,
        @Nullable String detail) {}
