package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * A phase of a plan: an embedded sub-process.
 *
 * @param id the sub-process's element id
 * @param name its name, or its id where it has none
 * @param parent the id of the phase it is nested in; {@code null} at the top
 */
public record Phase(String id, String name, @Nullable String parent) {}
