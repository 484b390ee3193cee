package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trend of one milestone. Moves are summed from turn to turn: a run of forecasts in one direction counts as a leg once it
 * moves more than the tolerance; smaller zigzags are noise.
 *
 * @param points one per report date, the latest report of a day, ascending
 * @param pattern what the line looks like
 * @param drift calendar days from the first forecast to the last; positive is later
 * @param gaps where reports are missing
 * @param reason a sentence with the numbers
 */
public record MilestoneTrend(List<Report> points, TrendPattern pattern, long drift, List<Gap> gaps, String reason) {

    /** Copies its lists. */
    public MilestoneTrend {
        points = List.copyOf(points);
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads the trend of a milestone.
     *
     * @param reports in the order in which they were made, so that the last one of a day counts
     * @param reached when the milestone was reached; {@code null} if it has not been. Later reports are left out.
     */
    public static MilestoneTrend of(
            List<Report> reports, LocalDate today, @Nullable LocalDate reached, Thresholds thresholds) {
        TreeMap<LocalDate, Report> byDay = new TreeMap<>();
        for (Report report : reports) {
            if (!report.on().isAfter(today) && (reached == null || !report.on().isAfter(reached))) {
                byDay.put(report.on(), report);
            }
        }
        List<Report> points = List.copyOf(byDay.values());
        List<Gap> gaps = gaps(byDay, reached == null ? today : reached, thresholds.rhythm());
        if (points.isEmpty()) {
            return new MilestoneTrend(points, TrendPattern.TOO_FEW_REPORTS, 0, gaps, "There is no report yet.");
        }
        LocalDate last = points.get(points.size() - 1).forecast();
        long drift = ChronoUnit.DAYS.between(points.get(0).forecast(), last);
        if (reached == null && last.isBefore(today)) {
            String reason =
                    "The last forecast, " + last + ", is past, and the milestone is neither reached nor planned anew.";
            return new MilestoneTrend(points, TrendPattern.OVERDUE_NOT_REPLANNED, drift, gaps, reason);
        }
        if (points.size() < 2) {
            return new MilestoneTrend(points, TrendPattern.TOO_FEW_REPORTS, 0, gaps, "There is only one report.");
        }
        List<Long> legs = legs(points, thresholds.tolerance());
        TrendPattern pattern = pattern(legs);
        return new MilestoneTrend(points, pattern, drift, gaps, reason(pattern, legs, drift, thresholds.tolerance()));
    }

    private static TrendPattern pattern(List<Long> legs) {
        if (legs.isEmpty()) {
            return TrendPattern.STABLE;
        }
        if (legs.size() > 2) {
            return TrendPattern.UNSTABLE;
        }
        return legs.get(legs.size() - 1) > 0 ? TrendPattern.SLIPPING : TrendPattern.RECOVERING;
    }

    private static String reason(TrendPattern pattern, List<Long> legs, long drift, int tolerance) {
        String whole = "From the first report to the last the forecast moved by " + drift + " days";
        return switch (pattern) {
            case STABLE -> whole + "; no move exceeds the tolerance of " + tolerance + " days.";
            case UNSTABLE ->
                whole + ", but it turned " + (legs.size() - 1) + " times by more than " + tolerance + " days.";
            default -> whole + "; its last move was " + legs.get(legs.size() - 1) + " days.";
        };
    }

    /** The moves between turning points, each larger than the tolerance, alternately later and earlier. */
    private static List<Long> legs(List<Report> points, int tolerance) {
        List<Long> legs = new ArrayList<>();
        long low = points.get(0).forecast().toEpochDay();
        long high = low;
        long begin = low;
        int direction = 0;
        for (Report point : points) {
            long day = point.forecast().toEpochDay();
            low = Math.min(low, day);
            high = Math.max(high, day);
            if (direction >= 0 && high - day > tolerance) {
                if (direction > 0) {
                    legs.add(high - begin);
                }
                begin = high;
                direction = -1;
                low = day;
            } else if (direction <= 0 && day - low > tolerance) {
                if (direction < 0) {
                    legs.add(low - begin);
                }
                begin = low;
                direction = 1;
                high = day;
            }
            if (direction > 0) {
                low = high;
            } else if (direction < 0) {
                high = low;
            }
        }
        if (direction != 0) {
            legs.add((direction > 0 ? high : low) - begin);
        }
        return legs;
    }

    private static List<Gap> gaps(TreeMap<LocalDate, Report> byDay, LocalDate until, int rhythm) {
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<LocalDate, Report> entry : byDay.entrySet()) {
            LocalDate next = byDay.higherKey(entry.getKey());
            LocalDate to = next == null ? until : next;
            long days = ChronoUnit.DAYS.between(entry.getKey(), to);
            if (2 * days > 3L * rhythm) {
                gaps.add(new Gap(
                        entry.getKey(), to, Math.max(1, Math.round((double) days / rhythm) - (next == null ? 0 : 1))));
            }
        }
        return gaps;
    }

    /**
     * One report.
     *
     * @param on the day it was made
     * @param forecast when the milestone was expected
     */
    public record Report(LocalDate on, LocalDate forecast) {}

    /**
     * A time without reports, longer than one and a half times the rhythm.
     *
     * @param after the last report before it
     * @param until the next report; or today, or the day on which the milestone was reached
     * @param missing about how many reports are missing
     */
    public record Gap(LocalDate after, LocalDate until, long missing) {}

    /**
     * What counts as a move and as a gap.
     *
     * @param tolerance calendar days that a forecast may move and still be stable; 0 or more
     * @param rhythm calendar days from one report to the next; 1 or more
     */
    public record Thresholds(int tolerance, int rhythm) {

        /** 5 days and weekly reports. */
        public static final Thresholds STANDARD = new Thresholds(5, 7);

        /** Checks both. */
        public Thresholds {
            if (tolerance < 0 || rhythm < 1) {
                throw new IllegalArgumentException(
                        "The tolerance must be 0 or more and the rhythm 1 or more days, but they are " + tolerance
                                + " and " + rhythm + ".");
            }
        }
    }
}
