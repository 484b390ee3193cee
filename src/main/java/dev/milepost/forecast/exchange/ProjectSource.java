package dev.milepost.forecast.exchange;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.mpxj.DayType;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;

/**
 * What MPXJ read of a file.
 *
 * @param projects all that the file holds
 * @param primavera whether it is P6's
 * @param lines of the tasks in the file, by unique id; empty where it has none
 * @param notes what was left out before, a sentence each
 */
record ProjectSource(List<ProjectFile> projects, boolean primavera, Map<Integer, Integer> lines, List<String> notes) {

    /** Completes calendars that do not speak of each weekday: MPXJ fails on them later. */
    ProjectSource {
        projects.forEach(project -> project.getCalendars().forEach(ProjectSource::complete));
    }

    /** A weekday without a word is as in the calendar it is derived from, or not worked. */
    private static void complete(ProjectCalendar calendar) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (calendar.getCalendarDayType(day) == null) {
                calendar.setCalendarDayType(day, calendar.isDerived() ? DayType.DEFAULT : DayType.NON_WORKING);
            }
        }
    }

    /** Those with tasks that are no summaries; baselines, which some files hold as projects beside, are not among them. */
    List<ProjectFile> plans() throws UnreadableFileException {
        List<ProjectFile> plans = projects.stream()
                .filter(project -> project.getTasks().stream().anyMatch(task -> !task.getSummary()))
                .filter(project -> projects.stream()
                        .noneMatch(other ->
                                other != project && other.getBaselines().contains(project)))
                .toList();
        if (plans.isEmpty()) {
            throw new UnreadableFileException(
                    0,
                    "The file holds no " + (primavera ? "activity" : "task") + ".",
                    "Export a project that has some.");
        }
        return plans;
    }

    /** The only one. */
    ProjectFile only() throws UnreadableFileException {
        List<ProjectFile> plans = plans();
        if (plans.size() > 1) {
            throw new UnreadableFileException(
                    0, "The file holds " + plans.size() + " projects.", "Export each into a file of its own.");
        }
        return plans.get(0);
    }
}
