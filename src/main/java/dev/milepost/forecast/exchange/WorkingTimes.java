package dev.milepost.forecast.exchange;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;

/**
 * A calendar's working minutes, counted from a day long before everything else. Days are asked for once and as far as needed,
 * over at most {@value #MOST_DAYS} days, so that neither a calendar without work nor a duration of a million years hangs.
 */
final class WorkingTimes {

    private static final int DAY = 24 * 60;
    private static final int MOST_DAYS = 120_000;

    private final ProjectCalendar calendar;
    private final LocalDate first;
    private final List<double[]> days = new ArrayList<>();
    private final List<Double> before = new ArrayList<>();

    /**
     * Counts a calendar.
     *
     * @param first no moment before this day can be asked for
     */
    WorkingTimes(ProjectCalendar calendar, LocalDate first) {
        this.calendar = calendar;
        this.first = first;
        before.add(0.0);
    }

    /** The working minutes from the first day to a moment. */
    double until(LocalDateTime moment) throws UnreadableFileException {
        long day = moment.toLocalDate().toEpochDay() - first.toEpochDay();
        if (day < 0 || day >= MOST_DAYS) {
            throw tooFar("The date " + moment.toLocalDate() + " is far away from all others.");
        }
        while (days.size() <= day) {
            addDay();
        }
        double minute = moment.toLocalTime().toNanoOfDay() / 60e9;
        double work = before.get((int) day);
        double[] ranges = days.get((int) day);
        for (int i = 0; i < ranges.length; i += 2) {
            work += Math.max(0, Math.min(minute, ranges[i + 1]) - ranges[i]);
        }
        return work;
    }

    /** The first moment until which there are so many working minutes. */
    LocalDateTime end(double work) throws UnreadableFileException {
        return moment(work, false);
    }

    /** The first moment of the work that follows so many working minutes. */
    LocalDateTime begin(double work) throws UnreadableFileException {
        return moment(work, true);
    }

    private LocalDateTime moment(double work, boolean next) throws UnreadableFileException {
        while (next ? total() <= work : total() < work) {
            addDay();
        }
        int low = 0;
        int high = days.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            double after = before.get(middle + 1);
            if (next ? after > work : after >= work) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double rest = work - before.get(low);
        double[] ranges = days.get(low);
        for (int i = 0; i < ranges.length; i += 2) {
            double length = ranges[i + 1] - ranges[i];
            if (next ? rest < length : rest <= length) {
                return first.plusDays(low).atStartOfDay().plus(Duration.ofSeconds(Math.round((ranges[i] + rest) * 60)));
            }
            rest -= length;
        }
        return first.plusDays(low).atStartOfDay();
    }

    private double total() {
        return before.get(before.size() - 1);
    }

    private void addDay() throws UnreadableFileException {
        if (days.size() >= MOST_DAYS) {
            throw tooFar("The calendar '" + calendar.getName() + "' has too little working time for this schedule.");
        }
        List<LocalTimeRange> hours = new ArrayList<>(calendar.getHours(first.plusDays(days.size())));
        hours.removeIf(range -> range == null || range.getStart() == null || range.getEnd() == null);
        hours.sort(null);
        double[] ranges = new double[2 * hours.size()];
        double last = 0;
        double work = 0;
        for (int i = 0; i < hours.size(); i++) {
            double from = hours.get(i).getStart().toSecondOfDay() / 60.0;
            double to = hours.get(i).getEnd().toSecondOfDay() / 60.0;
            to = to == 23 * 60 + 59 + 59 / 60.0 || to <= from ? DAY : to;
            ranges[2 * i] = Math.max(last, from);
            ranges[2 * i + 1] = Math.max(ranges[2 * i], to);
            last = ranges[2 * i + 1];
            work += ranges[2 * i + 1] - ranges[2 * i];
        }
        days.add(ranges);
        before.add(total() + work);
    }

    private static UnreadableFileException tooFar(String reason) {
        return new UnreadableFileException(
                0, reason, "Look for wrong dates and durations, and for a calendar without working time.");
    }
}
