package dev.milepost.plan.calendar;

import dev.milepost.plan.calendar.HolidayFile.Budget;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An all-day event of a file: {@code days} days from each of its beginnings on. */
record HolidayEvent(
        int line,
        String name,
        LocalDate first,
        int days,
        @Nullable Recurrence rule,
        Set<LocalDate> except,
        Set<LocalDate> also) {

    /** Hands over each of its days in a range; {@code false} if that takes too long. */
    boolean eachDay(LocalDate from, LocalDate to, Budget budget, Consumer<LocalDate> day) {
        boolean all = true;
        if (rule == null) {
            begin(first, from, to, day);
        } else {
            int count = 0;
            LocalDate last = rule.until() == null || rule.until().isAfter(to) ? to : rule.until();
            for (LocalDate date = first; !date.isAfter(last) && count < rule.count(); date = date.plusDays(1)) {
                if (!budget.spend()) {
                    all = false;
                    break;
                }
                if (date.equals(first) || rule.includes(date, first)) {
                    count++;
                    begin(date, from, to, day);
                }
            }
        }
        also.forEach(date -> begin(date, from, to, day));
        return all;
    }

    private void begin(LocalDate begin, LocalDate from, LocalDate to, Consumer<LocalDate> day) {
        if (except.contains(begin)) {
            return;
        }
        for (int i = 0; i < days; i++) {
            LocalDate date = begin.plusDays(i);
            if (!date.isBefore(from) && !date.isAfter(to)) {
                day.accept(date);
            }
        }
    }
}
