package dev.milepost.plan.calendar;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;

/** The days whose working time may differ from that of their weekday, or that of their neighbours because of them. */
final class Irregularities {

    private final ZoneRules rules;
    private final NavigableMap<LocalDate, ?> holidays;
    private final NavigableMap<LocalDate, ?> days;

    Irregularities(ZoneRules rules, NavigableMap<LocalDate, ?> holidays, NavigableMap<LocalDate, ?> days) {
        this.rules = rules;
        this.holidays = holidays;
        this.days = days;
    }

    /** Those from one day to before another one. */
    Set<LocalDate> between(LocalDate from, LocalDate to) {
        Set<LocalDate> found = new HashSet<>();
        addFrom(holidays, from, to, found);
        addFrom(days, from, to, found);
        addClockChanges(from, to, found);
        found.removeIf(day -> day.isBefore(from) || !day.isBefore(to));
        return found;
    }

    /** A day with hours of its own, or none, may give or take an hour of the morning after. */
    private static void addFrom(
            NavigableMap<LocalDate, ?> special, LocalDate from, LocalDate to, Set<LocalDate> found) {
        for (LocalDate day : special.subMap(from.minusDays(1), true, to, true).keySet()) {
            found.add(day);
            found.add(day.plusDays(1));
        }
    }

    private void addClockChanges(LocalDate from, LocalDate to, Set<LocalDate> found) {
        ZoneOffsetTransition change = rules.nextTransition(
                from.minusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant());
        LocalDate last = to.plusDays(2);
        while (change != null && !change.getDateTimeBefore().toLocalDate().isAfter(last)) {
            LocalDate day = change.getDateTimeBefore().toLocalDate().minusDays(1);
            LocalDate end = change.getDateTimeAfter().toLocalDate().plusDays(1);
            while (!day.isAfter(end)) {
                found.add(day);
                day = day.plusDays(1);
            }
            change = rules.nextTransition(change.getInstant());
        }
    }
}
