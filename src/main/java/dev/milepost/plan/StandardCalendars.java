package dev.milepost.plan;

import dev.milepost.plan.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/** The calendar of projects that have none of their own. */
@Component
class StandardCalendars implements ProjectCalendars {

    @Override
    public WorkingCalendar of(Project project) {
        return WorkingCalendar.standard(project.zone());
    }
}
