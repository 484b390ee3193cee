package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many dates that were given held: of 80 % dates, four in five should.
 *
 * @param dates how many were given and can be judged
 * @param held how many were kept
 */
public record HitRate(int dates, int held) {

    /** Judges dates; those of milestones that are not reached count as broken once {@code today} is behind them, else not at all. */
    public static HitRate of(List<Promise> promises, LocalDate today) {
        int dates = 0;
        int held = 0;
        for (Promise promise : promises) {
            LocalDate actual = promise.actual();
            if (actual != null || today.isAfter(promise.date())) {
                dates++;
                held += actual != null && !actual.isAfter(promise.date()) ? 1 : 0;
            }
        }
        return new HitRate(dates, held);
    }

    /** The share that held; {@code null} where none can be judged. */
    public @Nullable Double share() {
        return dates == 0 ? null : (double) held / dates;
    }

    /**
     * A date given for a milestone.
     *
     * @param date by which it was to be reached, that day included
     * @param actual when it was; {@code null} if it has not been
     */
    public record Promise(LocalDate date, @Nullable LocalDate actual) {}
}
