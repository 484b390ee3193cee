package dev.milepost.tracking;

import dev.milepost.plan.Outlook;
import dev.milepost.plan.Outlook.Point;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rules get to know of a project's milestones. */
final class Outlooks {

    private Outlooks() {}

    /** What a forecast says. */
    static Outlook of(Inputs in, Map<String, Projection.Expectation> expected) {
        Map<String, Point> points = new TreeMap<>();
        for (String milestone : in.targets().keySet()) {
            Projection.Expectation now = expected.get(milestone);
            points.put(
                    milestone,
                    now == null
                            ? point(in, milestone, null, null)
                            : point(in, milestone, now.p80(), now.probability()));
        }
        return Outlook.of(points, in.today());
    }

    /** What was expected before, against the baseline that is reported against now. */
    static Outlook rebased(Inputs in) {
        Map<String, Point> points = new TreeMap<>();
        for (String milestone : in.targets().keySet()) {
            Point point = in.project().outlook().of(milestone);
            points.put(milestone, point(in, milestone, point.forecast(), point.probability()));
        }
        Outlook before = in.project().outlook();
        return new Outlook(new TreeMap<>(points), before.day(), before.overtaken());
    }

    private static Point point(
            Inputs in, String milestone, @Nullable LocalDate forecast, @Nullable Double probability) {
        LocalDate baseline =
                in.reporting().flatMap(reporting -> reporting.target(milestone)).orElse(null);
        LocalDate reached = in.reached(milestone);
        LocalDate day = reached == null ? forecast : reached;
        Integer slip = baseline == null || day == null
                ? null
                : Integer.valueOf(Math.toIntExact(in.calendar().workingDaysBetween(baseline, day)));
        return reached == null
                ? new Point(baseline, forecast, probability, slip)
                : new Point(baseline, null, null, slip);
    }
}
