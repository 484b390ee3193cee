package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dates that can hardly be meant. Two kinds are found: dates that stand against the order of milestones, by more than
 * {@value #FAR} days or as no other release has it; and dates whose slip is a year away from all others of the release.
 */
public final class TypingErrors {

    private static final int FAR = 30;
    private static final int HALF_YEAR = 182;
    private static final int NEAR_A_YEAR = 60;
    private static final int UNANIMOUS = 3;

    private final MilestoneOrder order;
    private final List<TypingError> found = new ArrayList<>();

    private TypingErrors(List<Release> releases) {
        this.order = new MilestoneOrder(releases);
    }

    /** The errors in releases of one kind, whose milestones follow each other in one order. */
    public static List<TypingError> in(List<Release> releases) {
        TypingErrors errors = new TypingErrors(releases);
        for (Release release : releases) {
            if (release.isSequence()) {
                errors.findDisorder(release, TypingError.Series.PLANNED, release.planned());
                errors.findDisorder(release, TypingError.Series.ACTUAL, release.actual());
            }
            errors.findYears(release);
        }
        return List.copyOf(errors.found);
    }

    private void findDisorder(Release release, TypingError.Series series, Map<String, LocalDate> dates) {
        List<String> names = order.sorted().stream().filter(dates::containsKey).toList();
        List<LocalDate> days =
                names.stream().map(dates::get).filter(Objects::nonNull).toList();
        Set<Integer> kept = longestAscent(days);
        for (int i = 0; i < days.size(); i++) {
            if (!kept.contains(i)) {
                int at = i;
                Integer before =
                        kept.stream().filter(k -> k < at).max(Integer::compare).orElse(null);
                Integer after =
                        kept.stream().filter(k -> k > at).min(Integer::compare).orElse(null);
                Integer against = before != null && days.get(i).isBefore(days.get(before)) ? before : after;
                if (against != null
                        && isError(names.get(i), names.get(against), days.get(i), days.get(against), i < against)) {
                    LocalDate meant = otherYear(
                            days.get(i),
                            before == null ? null : days.get(before),
                            after == null ? null : days.get(after));
                    String reason = "is " + (i < against ? "after '" : "before '") + names.get(against) + "' of "
                            + days.get(against) + ", which it should " + (i < against ? "precede" : "follow")
                            + (meant == null ? "" : "; in another year it would fit: maybe " + meant);
                    found.add(new TypingError(release.name(), names.get(i), series, days.get(i), reason));
                }
            }
        }
    }

    /** Near dates may well be swapped in one release and not in another; not if all the others agree. */
    private boolean isError(String name, String against, LocalDate day, LocalDate other, boolean shouldPrecede) {
        if (Math.abs(ChronoUnit.DAYS.between(day, other)) > FAR) {
            return true;
        }
        int asHere = shouldPrecede ? order.before(against, name) : order.before(name, against);
        int otherwise = shouldPrecede ? order.before(name, against) : order.before(against, name);
        return asHere <= 1 && otherwise >= UNANIMOUS;
    }

    private static @Nullable LocalDate otherYear(
            LocalDate day, @Nullable LocalDate notBefore, @Nullable LocalDate notAfter) {
        for (int years : new int[] {1, -1}) {
            LocalDate moved = day.plusYears(years);
            if ((notBefore == null || !moved.isBefore(notBefore)) && (notAfter == null || !moved.isAfter(notAfter))) {
                return moved;
            }
        }
        return null;
    }

    private void findYears(Release release) {
        Map<String, Long> slips = new TreeMap<>();
        Set<String> known = found.stream()
                .filter(error -> error.release().equals(release.name()))
                .map(TypingError::milestone)
                .collect(Collectors.toSet());
        release.planned().forEach((milestone, planned) -> {
            LocalDate actual = release.actual().get(milestone);
            if (actual != null && !known.contains(milestone)) {
                slips.put(milestone, ChronoUnit.DAYS.between(planned, actual));
            }
        });
        slips.forEach((milestone, slip) -> {
            long[] others = slips.entrySet().stream()
                    .filter(other -> !other.getKey().equals(milestone))
                    .mapToLong(Map.Entry::getValue)
                    .sorted()
                    .toArray();
            long usual = others.length < UNANIMOUS ? slip : others[others.length / 2];
            long apart = Math.abs(slip - usual);
            LocalDate planned = release.planned().get(milestone);
            if (planned != null && apart > HALF_YEAR && Math.abs(apart - 365) <= NEAR_A_YEAR) {
                found.add(new TypingError(
                        release.name(),
                        milestone,
                        TypingError.Series.PLANNED,
                        planned,
                        "lies " + slip + " days from the actual date, the release's other milestones about " + usual
                                + ": the year of one of the two dates is wrong"));
            }
        });
    }

    /** The largest set of positions whose dates do not descend; of equally large ones, that which ends earliest. */
    private static Set<Integer> longestAscent(List<LocalDate> days) {
        int size = days.size();
        int[] length = new int[size];
        int[] previous = new int[size];
        int end = -1;
        for (int i = 0; i < size; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (!days.get(j).isAfter(days.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            end = end < 0 || length[i] > length[end] ? i : end;
        }
        Set<Integer> kept = new TreeSet<>();
        for (int i = end; i >= 0; i = previous[i]) {
            kept.add(i);
        }
        return kept;
    }
}
