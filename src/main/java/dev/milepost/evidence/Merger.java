package dev.milepost.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums up the files of one upload. Not for use by several threads. */
final class Merger {

    private Totals totals = Totals.NONE;
    private @Nullable Totals declared;
    private Totals counted = Totals.NONE;
    private int flaky;
    private int reruns;
    private List<String> failing = List.of();
    private List<TestCase> cases = List.of();
    private @Nullable Instant observedAt;
    private @Nullable Duration time;
    private List<String> disputes = List.of();

    void add(TestResults file) {
        declared = sumOfDeclared(file);
        totals = totals.plus(file.totals());
        counted = counted.plus(file.counted());
        flaky = Math.addExact(flaky, file.flaky());
        reruns = Math.addExact(reruns, file.reruns());
        failing = joined(failing, file.failing(), TestResults.MOST_NAMES);
        cases = joined(cases, file.cases(), TestResults.MOST_CASES);
        disputes = joined(disputes, file.disputes(), TestResults.MOST_NAMES);
        observedAt = either(observedAt, file.observedAt(), moments -> moments.max(Instant::compareTo));
        time = either(time, file.time(), times -> times.reduce(Duration::plus));
    }

    TestResults merged() {
        return new TestResults(totals, declared, counted, flaky, reruns, failing, cases, observedAt, time, disputes);
    }

    /** A file that declares nothing stands for what it holds, as soon as any other declares something. */
    private @Nullable Totals sumOfDeclared(TestResults file) {
        if (declared == null && file.declared() == null) {
            return null;
        }
        Totals before = declared == null ? counted : declared;
        Totals here = file.declared() == null ? file.counted() : file.declared();
        return before.plus(here);
    }

    private static <T> List<T> joined(List<T> before, List<T> more, int most) {
        return before.size() == most || more.isEmpty()
                ? before
                : Stream.concat(before.stream(), more.stream()).limit(most).toList();
    }

    private static <T> @Nullable T either(
            @Nullable T before, @Nullable T more, Function<Stream<T>, java.util.Optional<T>> choice) {
        Stream<T> known = Stream.of(before, more).filter(Objects::nonNull).map(Objects::requireNonNull);
        return choice.apply(known).orElse(null);
    }
}
