package dev.milepost.forecast.analysis;

import dev.milepost.forecast.analysis.SlipForecast.Expected;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SlipForecast} would have said about releases whose outcome is known. Slips are in calendar days; milestones with a
 * typing error are neither learnt from nor judged.
 *
 * @param releases the releases in the order of their planned dates
 * @param errors the dates that were left out
 * @param forward each release forecast from those before it
 * @param leaveOneOut each release forecast from all the others
 */
public record BackTest(List<Release> releases, List<TypingError> errors, List<Case> forward, List<Case> leaveOneOut) {

    /** Copies its lists. */
    public BackTest {
        releases = List.copyOf(releases);
        errors = List.copyOf(errors);
        forward = List.copyOf(forward);
        leaveOneOut = List.copyOf(leaveOneOut);
    }

    /** Tests the forecast on releases of one kind, in any order. */
    public static BackTest of(List<Release> releases) {
        List<TypingError> errors = TypingErrors.in(releases);
        Set<String> wrong = errors.stream()
                .map(error -> key(error.release(), error.milestone()))
                .collect(Collectors.toSet());
        List<Release> sorted =
                releases.stream().sorted(Comparator.comparing(BackTest::middle)).toList();
        List<List<PastSlip>> slips =
                sorted.stream().map(release -> slips(release, wrong)).toList();
        List<Case> forward = new ArrayList<>();
        List<Case> leaveOneOut = new ArrayList<>();
        for (int i = 0; i < slips.size(); i++) {
            List<PastSlip> earlier =
                    slips.subList(0, i).stream().flatMap(List::stream).toList();
            List<PastSlip> others = new ArrayList<>(earlier);
            slips.subList(i + 1, slips.size()).forEach(others::addAll);
            forward.addAll(cases(slips.get(i), SlipForecast.from(earlier), earlier));
            leaveOneOut.addAll(cases(slips.get(i), SlipForecast.from(others), earlier));
        }
        return new BackTest(sorted, errors, forward, leaveOneOut);
    }

    /** How late the milestones of a release were that have both dates. */
    private static List<PastSlip> slips(Release release, Set<String> wrong) {
        List<PastSlip> slips = new ArrayList<>();
        release.planned().forEach((milestone, planned) -> {
            LocalDate actual = release.actual().get(milestone);
            if (actual != null && !wrong.contains(key(release.name(), milestone))) {
                slips.add(new PastSlip(release.name(), milestone, ChronoUnit.DAYS.between(planned, actual)));
            }
        });
        return slips;
    }

    private static List<Case> cases(List<PastSlip> release, SlipForecast forecast, List<PastSlip> earlier) {
        List<Case> cases = new ArrayList<>();
        for (PastSlip slip : release) {
            if (forecast.of(slip.milestone()) instanceof Expected expected) {
                Double last = earlier.stream()
                        .filter(before -> before.milestone().equals(slip.milestone()))
                        .map(PastSlip::days)
                        .reduce((older, newer) -> newer)
                        .orElse(null);
                cases.add(new Case(slip, expected.median(), expected.atMost(0.8), expected.probability(0), last));
            }
        }
        return cases;
    }

    /** The date in the middle: a wrong year or two do not move it far. */
    private static LocalDate middle(Release release) {
        List<LocalDate> dates = new ArrayList<>(release.planned().values());
        dates.addAll(release.actual().values());
        dates.sort(Comparator.naturalOrder());
        return dates.isEmpty() ? LocalDate.MIN : dates.get(dates.size() / 2);
    }

    private static String key(String release, String milestone) {
        return release + "\n" + milestone;
    }

    /**
     * One milestone of one release: what was forecast and what happened, in days of slip.
     *
     * @param slip what happened
     * @param median the forecast's P50
     * @param p80 the forecast's P80
     * @param onTime the probability given to being on time
     * @param last the slip of the same milestone the last time before; {@code null} where there is none
     */
    public record Case(
            PastSlip slip,
            double median,
            double p80,
            double onTime,
            @Nullable Double last) {

        /** Whether the 80 % date held. */
        public boolean held() {
            return slip.days() <= p80;
        }
    }

    /**
     * Cases summed up.
     *
     * @param cases how many
     * @param held of how many the 80 % date held
     * @param compared in how many there is a last time to compare with
     * @param medianError the median of |actual − P50| of these, in days; {@code null} where there is none
     * @param medianErrorOfLast the median of |actual − the same slip as last time| of these; {@code null} where there is none
     * @param calibration of the probabilities of being on time; {@code null} where there is no case
     */
    public record Summary(
            int cases,
            int held,
            int compared,
            @Nullable Double medianError,
            @Nullable Double medianErrorOfLast,
            @Nullable Calibration calibration) {

        /** Sums up. */
        public static Summary of(List<Case> cases) {
            List<Double> errors = new ArrayList<>();
            List<Double> errorsOfLast = new ArrayList<>();
            List<Calibration.Call> calls = new ArrayList<>();
            for (Case one : cases) {
                Double last = one.last();
                if (last != null) {
                    errors.add(Math.abs(one.slip().days() - one.median()));
                    errorsOfLast.add(Math.abs(one.slip().days() - last));
                }
                calls.add(new Calibration.Call(one.onTime(), one.slip().days() <= 0));
            }
            int held = (int) cases.stream().filter(Case::held).count();
            return new Summary(
                    cases.size(), held, errors.size(), median(errors), median(errorsOfLast), Calibration.of(calls));
        }

        private static @Nullable Double median(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            return size == 0 ? null : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        }
    }
}
