package dev.milepost.gate;

import dev.milepost.plan.Project;

/**
 * What a forecast of a project rests on has changed: its progress, its gates, a target, an estimate, its calendar. Published after
 * the transaction that did it was committed; listeners must not take long and not throw.
 *
 * @param project as it is now
 */
public record ScheduleChanged(Project project) {}
