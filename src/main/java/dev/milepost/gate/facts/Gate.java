package dev.milepost.gate.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The gate being judged.
 *
 * @param key the milestone's key
 * @param name the milestone's name
 * @param type {@code time}, {@code event} or {@code technical}
 * @param phase the phase it closes; {@code null} where it closes none
 * @param project the project's key
 * @param target the day by which it is to be reached, in the project's zone
 */
public record Gate(
        String key, String name, String type, @Nullable String phase, String project, LocalDate target) {}
