package dev.milepost.gate;

import java.time.Instant;

/**
 * What a finding would be without its waiver, and which waiver that is. Immutable.
 *
 * @param state how the criterion stands without it: {@code UNMET}, {@code UNKNOWN} or {@code STALE}
 * @param waiver the waiver's id
 * @param until the first instant at which it counts no more
 * @param grantedBy who granted it
 */
public record Waived(CriterionState state, String waiver, Instant until, String grantedBy) {}
