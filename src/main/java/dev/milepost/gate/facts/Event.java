package dev.milepost.gate.facts;

import java.time.Instant;

/**
 * Something that happened; the newest occurrence of its name.
 *
 * @param name the event's name, {@code contract-signed}
 * @param occurredAt when it happened
 * @param evidence the id of the evidence
 */
public record Event(String name, Instant occurredAt, String evidence) implements Observed {}
