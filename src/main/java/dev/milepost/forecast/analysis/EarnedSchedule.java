package dev.milepost.forecast.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a project has come, in time: earned schedule after W. Lipke, "Schedule is Different", The Measurable News, 2003, and
 * Lipke and Henderson, "Earned Schedule Training", 2006. Value may be money, estimates or a count of tasks. All times are in
 * the plan's periods (months, weeks) after its start.
 *
 * @param earnedSchedule ES = C + I: C whole periods whose planned value, cumulated, has been earned, and
 *     I = (EV − PV(C)) / (PV(C+1) − PV(C)) of the next one
 * @param actualTime AT: the periods that have passed; after the end, those that the project took
 * @param plannedDuration PD: the period in which the last value is planned
 */
public record EarnedSchedule(double earnedSchedule, double actualTime, double plannedDuration) {

    /**
     * The TSPI above which recovery is very unlikely, once more than a fifth of the work is done (Lipke, "The Probability of
     * Project Recovery", 2009, and PM World Journal, 2016, on 25 projects). Disputed as a number for all projects.
     */
    public static final double UNLIKELY_TO_RECOVER = 1.10;

    /**
     * Measures progress.
     *
     * @param planned the value planned in each period, not cumulated, none negative, some above 0
     * @param earned EV: the planned value of what is done; more than all counts as all
     * @param actualTime AT: the periods that have passed; negative before the start
     */
    public static EarnedSchedule of(List<Double> planned, double earned, double actualTime) {
        if (!(earned >= 0) || !Double.isFinite(actualTime)) {
            throw new IllegalArgumentException("Earned value must be 0 or more and the time finite, but they are "
                    + earned + " and " + actualTime + ".");
        }
        int duration = 0;
        for (int i = 0; i < planned.size(); i++) {
            if (!(planned.get(i) >= 0 && Double.isFinite(planned.get(i)))) {
                throw new IllegalArgumentException("The value planned in period " + (i + 1) + " is " + planned.get(i)
                        + ", but must be 0 or more.");
            }
            duration = planned.get(i) > 0 ? i + 1 : duration;
        }
        if (duration == 0) {
            throw new IllegalArgumentException("No value is planned in any period, so that none can be earned.");
        }
        return new EarnedSchedule(earnedPeriods(planned.subList(0, duration), earned), actualTime, duration);
    }

    private static double earnedPeriods(List<Double> planned, double earned) {
        double before = 0;
        for (int period = 0; period < planned.size(); period++) {
            double after = before + planned.get(period);
            if (earned < after) {
                return period + (earned - before) / (after - before);
            }
            before = after;
        }
        return planned.size();
    }

    /** SV(t) = ES − AT: periods ahead of the plan; negative behind it. */
    public double variance() {
        return earnedSchedule - actualTime;
    }

    /** SPI(t) = ES / AT: the pace shown, 1 as planned; {@code null} before the start. Unlike SPI, it stays below 1 for a late end. */
    public @Nullable Double performance() {
        return actualTime > 0 ? earnedSchedule / actualTime : null;
    }

    /** IEAC(t) = PD / SPI(t): the duration at the pace shown; {@code null} before the start or while nothing is earned. */
    public @Nullable Double estimatedDuration() {
        Double pace = performance();
        return pace == null || pace == 0 ? null : plannedDuration / pace;
    }

    /** TSPI(PD) = (PD − ES) / (PD − AT): the pace needed to end as planned; see {@link #neededFor}. */
    public @Nullable Double needed() {
        return neededFor(plannedDuration);
    }

    /**
     * TSPI(ED) = (PD − ES) / (ED − AT): the pace needed to end at another duration. 0 once all is earned; {@code null} where no
     * time is left, so that no pace suffices.
     *
     * @param duration ED, in periods after the start
     */
    public @Nullable Double neededFor(double duration) {
        if (earnedSchedule >= plannedDuration) {
            return 0.0;
        }
        return duration > actualTime ? (plannedDuration - earnedSchedule) / (duration - actualTime) : null;
    }

    /**
     * Whether ending after {@code duration} periods is very unlikely: the pace needed is above {@code limit}, or no time is left.
     * Says so only once a fifth of the plan is earned; earlier, paces tell little.
     */
    public boolean recoveryUnlikely(double duration, double limit) {
        Double needed = neededFor(duration);
        return needed == null || (needed > limit && earnedSchedule > 0.2 * plannedDuration);
    }
}
