package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a milestone stands and why: a pure function of what is known of it. The first of these that holds counts: reached,
 * stopped, late, at risk, watch, on track; without a forecast unknown or not started.
 */
record StatusRule(WorkingCalendar calendar, TrackingSettings settings) {

    Judged judge(Case one) {
        if (one.reached() != null) {
            return new Judged(Status.REACHED, reached(one, one.reached()));
        }
        if (one.stopped()) {
            return new Judged(Status.STOPPED, "the project was stopped");
        }
        if (one.today().isAfter(one.target())) {
            return new Judged(
                    Status.LATE,
                    "not reached, " + days(between(one.target(), one.today())) + " after its target"
                            + (one.forecast() == null ? "" : "; " + expected(one.forecast())));
        }
        Forecast forecast = one.forecast();
        if (forecast == null || forecast.day().plusDays(settings.rhythm()).isBefore(one.today())) {
            return withoutForecast(one);
        }
        Status byChance = byChance(forecast.probability());
        String reason = expected(forecast)
                + drivers(forecast)
                + (one.shut() ? "; its gate is shut, and when its evidence comes is not in the forecast" : "");
        Judged judged = new Judged(byChance, reason);
        return slipped(one, itsWork(one, judged));
    }

    /** Nothing that was promised for later than the target can be done by the target. */
    private static Judged itsWork(Case one, Judged judged) {
        if (one.dueLater().isEmpty()) {
            return judged;
        }
        String items = String.join(", ", one.dueLater().stream().limit(3).toList())
                + (one.dueLater().size() > 3 ? " and " + (one.dueLater().size() - 3) + " more" : "");
        return new Judged(
                atLeastWatched(judged.status()), judged.reason() + "; due after its target: work item " + items);
    }

    /** A milestone that has slipped does not become on track because its target was moved. */
    private Judged slipped(Case one, Judged judged) {
        LocalDate baseline = one.baseline();
        LocalDate expected =
                one.forecast() == null ? one.target() : one.forecast().p80();
        if (baseline == null || one.replans() == 0 || !one.target().isAfter(baseline)) {
            return judged;
        }
        if (!expected.isAfter(baseline) && !one.today().isAfter(baseline)) {
            return judged; // also the old promise is kept
        }
        String replanned = "re-planned " + times(one.replans()) + ", first baseline "
                + (one.firstBaseline() == null ? baseline : one.firstBaseline());
        return new Judged(atLeastWatched(judged.status()), judged.reason() + "; " + replanned);
    }

    private static Status atLeastWatched(Status status) {
        return switch (status) {
            case ON_TRACK, NOT_STARTED, UNKNOWN -> Status.WATCH;
            default -> status;
        };
    }

    private Judged withoutForecast(Case one) {
        String until = days(between(one.today(), one.target())) + " before its target";
        Judged plain = one.begun()
                ? new Judged(
                        Status.UNKNOWN,
                        one.forecast() == null
                                ? "no forecast: nothing before it that is still to be done has an estimate; " + until
                                : "its forecast is of " + one.forecast().day() + ", which is too long ago; " + until)
                : new Judged(Status.NOT_STARTED, "not come to yet, " + until);
        return slipped(one, itsWork(one, plain));
    }

    private Status byChance(double probability) {
        if (probability < settings.watch()) {
            return Status.AT_RISK;
        }
        return probability < settings.onTrack() ? Status.WATCH : Status.ON_TRACK;
    }

    private String expected(Forecast forecast) {
        long late = between(forecast.target(), forecast.p80());
        String against =
                late == 0 ? "on its target" : days(Math.abs(late)) + (late > 0 ? " after" : " before") + " its target";
        return percent(forecast.probability()) + " likely to meet its target; in 80 of 100 cases by " + forecast.p80()
                + ", " + against;
    }

    private static String drivers(Forecast forecast) {
        if (forecast.drivers().isEmpty()) {
            return "";
        }
        Forecast.Cause most = forecast.drivers().get(0);
        return "; pushed most by "
                + (most.id().equals(forecast.milestone()) ? "the time its own gate takes" : most.name());
    }

    private String reached(Case one, LocalDate day) {
        long late = between(one.target(), day);
        if (late == 0) {
            return day.isAfter(one.target())
                    ? "reached late by no working day, on " + day
                    : "reached on time" + (day.equals(one.target()) ? "" : ", on " + day);
        }
        return "reached " + (late > 0 ? "late" : "early") + " by " + days(Math.abs(late));
    }

    private long between(LocalDate from, LocalDate to) {
        return calendar.workingDaysBetween(from, to);
    }

    private static String days(long days) {
        return days == 1 ? "1 working day" : days + " working days";
    }

    private static String times(int times) {
        return times == 1 ? "once" : times == 2 ? "twice" : times + " times";
    }

    /** A share in percent: never 0 or 100 where it is not quite that. */
    static String percent(double share) {
        if (share > 0 && share < 0.005) {
            return "less than 1 %";
        }
        if (share < 1 && share >= 0.995) {
            return "more than 99 %";
        }
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /**
     * What is known of a milestone.
     *
     * @param reached the day it was reached; {@code null} while it is not
     * @param begun whether its gate was come to, or a task it stands for has begun
     * @param replans how often its target was moved
     * @param shut whether its gate waits for evidence: its rules do not let it pass
     * @param dueLater work items of its phase that are open and due after the target
     */
    record Case(
            LocalDate today,
            LocalDate target,
            @Nullable LocalDate baseline,
            @Nullable LocalDate firstBaseline,
            int replans,
            @Nullable Forecast forecast,
            @Nullable LocalDate reached,
            boolean stopped,
            boolean begun,
            boolean shut,
            List<String> dueLater) {}

    /** A status and its reason. */
    record Judged(Status status, String reason) {}
}
