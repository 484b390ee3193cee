package dev.milepost.importing;

import dev.milepost.forecast.exchange.ScheduleOutline;
import dev.milepost.plan.calendar.CalendarSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule says of the project and not of the plan: its calendar and its baseline, as calls that set them on a project of
 * the plan. For a baseline, targets and estimates are set to what was first planned, the baseline is taken, and they are set back.
 */
final class ScheduleSettings {

    private final String file;
    private final ScheduleOutline outline;
    private final Notes notes;
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Step step, ScheduleOutline.Item item, ScheduleOutline.Baseline baseline) {}

    ScheduleSettings(String file, ScheduleOutline outline, Notes notes) {
        this.file = file;
        this.outline = outline;
        this.notes = notes;
    }

    /** The day by which a milestone is to be reached; {@code null} where the file does not say. */
    static @Nullable LocalDate target(ScheduleOutline.Item item) {
        return item.deadline() == null ? item.finish() : item.deadline();
    }

    /** Working time as an estimate. */
    String estimate(double minutes) {
        double days = minutes / outline.minutesPerDay();
        boolean whole = Math.abs(days - Math.rint(days)) < 1e-6 || days > 1000;
        BigDecimal amount = BigDecimal.valueOf(Math.min(9999, whole ? days : minutes / 60))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return amount.toPlainString() + (whole ? "d" : "h");
    }

    /** Remembers how a step was first planned. */
    void add(Step step, ScheduleOutline.Item item) {
        ScheduleOutline.Baseline baseline = item.baseline();
        if (baseline != null && step.inside == null && !step.is("subProcess")) {
            planned.add(new Planned(step, item, baseline));
        }
    }

    /** Writes the calls. */
    void write(Draft draft) {
        ScheduleOutline.Calendar calendar = outline.calendar();
        if (calendar != null) {
            calendar(draft, calendar);
        }
        if (!planned.isEmpty()) {
            baseline(draft);
        }
        if (!draft.settings.isEmpty()) {
            notes.toComplete(
                    "",
                    0,
                    (calendar == null ? "The baseline" : planned.isEmpty() ? "The calendar" : "Calendar and baseline")
                            + " of the schedule can be set on a project only, not in its plan; calls that do: "
                            + draft.settings.size() + ".",
                    "When a project of the plan has started, send it the calls in settings, in their order.");
        }
    }

    private void calendar(Draft draft, ScheduleOutline.Calendar calendar) {
        CalendarSettings settings = calendar.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("hours", Objects.requireNonNullElse(settings.hours(), Map.of()));
        if (settings.holidays() != null) {
            body.put("holidays", settings.holidays());
        }
        if (settings.days() != null) {
            body.put("days", settings.days());
        }
        body.put("reason", "The calendar '" + calendar.name() + "' of " + file);
        draft.settings.add(new ImportedPlan.Setting("PATCH", "/api/projects/{key}/calendar", body));
        notes.understood(
                calendar.name(),
                0,
                "The calendar '" + calendar.name() + "': its hours, " + size(settings.holidays()) + " days off and "
                        + size(settings.days()) + " days with other hours are in the settings.",
                "");
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    private void baseline(Draft draft) {
        for (Planned one : planned) {
            change(draft, one, true);
        }
        draft.settings.add(new ImportedPlan.Setting(
                "POST",
                "/api/projects/{key}/baselines",
                Map.of("name", "As first planned", "reason", "The baseline of " + file)));
        for (Planned one : planned) {
            change(draft, one, false);
            notes.understood(
                    one.step.id,
                    one.item.line(),
                    "The baseline of '" + one.item.name() + "' (" + one.baseline.finish() + ") is in the settings"
                            + (one.step.isGate() ? "." : ", by its duration."),
                    "");
        }
    }

    private void change(Draft draft, Planned one, boolean first) {
        String what = first ? "As first planned in " : "As planned now in ";
        if (one.step.isGate()) {
            LocalDate now = target(one.item);
            LocalDate target = first ? one.baseline.finish() : now;
            if (now != null && target != null && !one.baseline.finish().equals(now)) {
                draft.settings.add(new ImportedPlan.Setting(
                        "PATCH",
                        "/api/projects/{key}/milestones/" + one.step.id,
                        Map.of("target", target.toString(), "reason", what + file)));
            }
        } else if (one.baseline.minutes() != null) {
            String now = estimate(one.item.minutes());
            String then = estimate(one.baseline.minutes());
            if (!then.equals(now)) {
                draft.settings.add(new ImportedPlan.Setting(
                        "PATCH",
                        "/api/projects/{key}/tasks/" + one.step.id,
                        Map.of("estimate", first ? then : now, "reason", what + file)));
            }
        }
    }
}
