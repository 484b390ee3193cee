package dev.milepost.tracking;

import dev.milepost.forecast.analysis.MilestoneTrend;
import dev.milepost.forecast.analysis.TrendPattern;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trend of one milestone: what its forecast was on each report date.
 *
 * @param key its key
 * @param name its name
 * @param target its target now
 * @param baseline its day in the baseline that is reported against
 * @param reached the day it was reached
 * @param points one per day on which there was a forecast, the oldest first; {@code forecast} is the P80
 * @param pattern what the line looks like
 * @param drift calendar days from the first forecast to the last
 * @param gaps where forecasts are missing
 * @param reason the pattern in words
 */
public record Trend(
        String key,
        String name,
        LocalDate target,
        @Nullable LocalDate baseline,
        @Nullable LocalDate reached,
        List<MilestoneTrend.Report> points,
        TrendPattern pattern,
        long drift,
        List<MilestoneTrend.Gap> gaps,
        String reason) {}
