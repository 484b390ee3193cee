package dev.milepost.plan;

import dev.milepost.plan.calendar.WorkingCalendar;

/** Finds the working calendar of a project. Thread-safe. */
public interface ProjectCalendars {

    /** The calendar by which a project's targets and durations are counted. */
    WorkingCalendar of(Project project);
}
