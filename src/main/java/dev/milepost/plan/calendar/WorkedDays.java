package dev.milepost.plan.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The hours of days, laid on the line of instants by a zone's rules. All times are seconds since 1970. */
final class WorkedDays {

    private final ZoneRules rules;
    private final Function<LocalDate, List<WorkingHours>> hours;

    WorkedDays(ZoneRules rules, Function<LocalDate, List<WorkingHours>> hours) {
        this.rules = rules;
        this.hours = hours;
    }

    /** Work without a break. */
    record Span(long begin, long end) {
        long seconds() {
            return end - begin;
        }
    }

    /** When people work on a day; what the night before reaches into counts there. */
    List<Span> spans(LocalDate day) {
        List<WorkingHours> today = hours.apply(day);
        List<Span> spans = new ArrayList<>(today.size());
        if (!today.isEmpty()) {
            long free = endOf(day.minusDays(1));
            for (WorkingHours one : today) {
                long begin = Math.max(free, instant(one.beginOn(day)));
                long end = instant(one.endOf(day));
                if (end > begin) {
                    spans.add(new Span(begin, end));
                    free = end;
                }
            }
        }
        return spans;
    }

    private long endOf(LocalDate day) {
        List<WorkingHours> its = hours.apply(day);
        return its.isEmpty() ? Long.MIN_VALUE : instant(its.get(its.size() - 1).endOf(day));
    }

    /** How much of a day's work is done at an instant. */
    long until(LocalDate day, long now) {
        long done = 0;
        for (Span span : spans(day)) {
            done += Math.max(0, Math.min(now, span.end()) - span.begin());
        }
        return done;
    }

    /** The first instant at which so many seconds of a day are worked. */
    long reachedAt(LocalDate day, long seconds) {
        long left = seconds;
        for (Span span : spans(day)) {
            if (left <= span.seconds()) {
                return span.begin() + left;
            }
            left -= span.seconds();
        }
        throw new IllegalStateException(day + " has no " + seconds + " working seconds");
    }

    /** The last instant at which no more than so many seconds of a day are worked; the day has more. */
    long leftAt(LocalDate day, long seconds) {
        long left = seconds;
        for (Span span : spans(day)) {
            if (left < span.seconds()) {
                return span.begin() + left;
            }
            left -= span.seconds();
        }
        throw new IllegalStateException(day + " has no more than " + seconds + " working seconds");
    }

    private long instant(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toEpochSecond(rules.getOffset(local));
        }
        return change.isGap() ? change.toEpochSecond() : local.toEpochSecond(change.getOffsetBefore());
    }
}
