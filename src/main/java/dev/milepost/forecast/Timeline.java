package dev.milepost.forecast;

import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Turns times into working minutes after an origin. */
final class Timeline {

    private static final int HOURS_OF_WEEK = 7 * 24;

    private final WorkingCalendar calendar;
    private final Instant origin;
    private final Instant now;

    Timeline(WorkingCalendar calendar, Instant origin, Instant now) {
        this.calendar = calendar;
        this.origin = origin;
        this.now = now;
    }

    /** When something happened. */
    double at(Instant instant) {
        return calendar.between(origin, instant);
    }

    Instant presentInstant() {
        return now;
    }

    double now() {
        return at(now);
    }

    double endOf(LocalDate day) {
        return at(calendar.endOfDay(day));
    }

    /** An estimate in minutes; times whose units hide that they are not in order are put into it. */
    Spread spread(Estimate estimate) {
        long day = calendar.minutesPerDay();
        double[] minutes = DoubleStream.of(
                        (double) estimate.low().minutes(day),
                        (double) estimate.likely().minutes(day),
                        (double) estimate.high().minutes(day))
                .sorted()
                .toArray();
        return new Spread(minutes[0], minutes[1], minutes[2]);
    }

    /**
     * What is known of running work: how long it takes in all, given how long it has taken already.
     *
     * <p>A triangular distribution given that it is above {@code e} is, from its mode on, exactly the triangle {@code (e, e, high)}.
     * Below the mode it is taken as {@code (e, likely, high)}. Work that has taken longer than its longest time has refuted its
     * estimate: it is taken to need, on top, between nothing and as much as it is over its likely time, most likely half of that.
     */
    Spread given(Spread spread, Instant startedAt) {
        double elapsed = Math.max(0, calendar.between(startedAt, now));
        if (elapsed <= spread.low()) {
            return spread;
        }
        if (elapsed < spread.high()) {
            return new Spread(elapsed, Math.max(elapsed, spread.likely()), spread.high());
        }
        double over = spread.high() == 0 ? 0 : elapsed - spread.likely();
        return new Spread(elapsed, elapsed + over / 2, elapsed + over);
    }

    /**
     * A wait by the calendar in working time, which depends on when it begins: the least, the mean and the most over all whole hours
     * of a week that are worked.
     */
    Spread wait(Period period, Duration duration) {
        LocalDate first = calendar.onOrAfter(LocalDate.ofInstant(origin, calendar.zone()));
        Instant midnight = first.atStartOfDay(calendar.zone()).toInstant();
        double[] waits = IntStream.range(0, HOURS_OF_WEEK)
                .mapToObj(hour -> midnight.plus(Duration.ofHours(hour)))
                .filter(begin -> calendar.between(begin, begin.plusSeconds(60)) > 0)
                .mapToDouble(begin -> calendar.between(
                        begin,
                        begin.atZone(calendar.zone())
                                .plus(period)
                                .plus(duration)
                                .toInstant()))
                .sorted()
                .toArray();
        if (waits.length == 0) { // nobody works at a whole hour
            double share = calendar.minutesPerWeek() / (60.0 * HOURS_OF_WEEK);
            Instant end =
                    midnight.atZone(calendar.zone()).plus(period).plus(duration).toInstant();
            return Spread.fixed(Math.rint(Duration.between(midnight, end).toMinutes() * share));
        }
        double mean = Math.rint(DoubleStream.of(waits).average().orElseThrow());
        return new Spread(
                waits[0], Math.min(waits[waits.length - 1], Math.max(waits[0], mean)), waits[waits.length - 1]);
    }
}
