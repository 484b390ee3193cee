package dev.milepost.plan;

import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/**
 * What a target may be counted from.
 *
 * @param start the project's first day
 * @param parameters the project's parameters, as given when it started
 * @param calendar the days the project works on
 * @param milestones the target day of another milestone
 */
public record TargetBasis(
        LocalDate start,
        Map<String, String> parameters,
        WorkingCalendar calendar,
        Function<String, LocalDate> milestones) {}
