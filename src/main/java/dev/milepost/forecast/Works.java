package dev.milepost.forecast;

import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.RuleUse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says how long each node of a plan takes, and what holds it back, before anything is known of its progress. */
final class Works {

    private static final String NOT_BEFORE = "not-before.drl";
    private static final Pattern PARAMETER = Pattern.compile("[$#]\\{\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*}");
    private static final Pattern ISO = Pattern.compile("P(?:(\\d+[YMWD].*?))?(?:T(.*))?");

    private final Plan plan;
    private final Assumptions assumptions;
    private final Timeline time;
    private final ZoneId zone;
    private final Gaps gaps;

    Works(Plan plan, Assumptions assumptions, Timeline time, ZoneId zone, Gaps gaps) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.time = time;
        this.zone = zone;
        this.gaps = gaps;
    }

    /** How long a node takes once it has begun; nothing for one that takes no time, or of which nobody says. */
    Spread duration(FlowNode node) {
        return switch (node.kind()) {
            case TASK, CALL -> estimated(node);
            case GATE -> plan.gate(node.id()).map(this::signOff).orElse(Spread.NONE);
            case CATCH -> waiting(node);
            default -> Spread.NONE;
        };
    }

    private @Nullable Estimate estimate(FlowNode node) {
        Estimate changed = assumptions.estimates().get(node.id());
        return changed == null ? node.estimate() : changed;
    }

    private Spread estimated(FlowNode node) {
        Estimate estimate = estimate(node);
        if (estimate == null) {
            boolean call = node.kind() == Kind.CALL;
            gaps.add(
                    node.id(),
                    (call ? "How long the process takes that '" : "How long '") + node.name()
                            + (call ? "' calls" : "' takes") + " is not known. It is taken to need no time.",
                    "Write it as milepost:estimate, as 5d, 4h or 3d/5d/10d.");
            return Spread.NONE;
        }
        return time.spread(estimate);
    }

    private Spread waiting(FlowNode node) {
        Estimate estimate = estimate(node);
        if (estimate != null) {
            return time.spread(estimate);
        }
        Spread wait = Spread.NONE;
        switch (node.trigger()) {
            case LINK, NONE, TIMER_DATE -> {
                return wait; // a date is no duration but holds back
            }
            case TIMER_DURATION -> {
                Spread fixed = fixed(node.detail());
                if (fixed != null) {
                    return fixed;
                }
            }
            default -> {
                // nobody knows when it happens
            }
        }
        gaps.add(
                node.id(),
                "How long '" + node.name() + "' waits is not known. It is taken not to wait.",
                "Write it as milepost:estimate, as 5d.");
        return wait;
    }

    private @Nullable Spread fixed(@Nullable String written) {
        Matcher matcher = ISO.matcher(written == null ? "" : written);
        if (!matcher.matches() || written == null || written.length() < 3) {
            return null;
        }
        try {
            Period period = matcher.group(1) == null ? Period.ZERO : Period.parse("P" + matcher.group(1));
            Duration duration = matcher.group(2) == null ? Duration.ZERO : Duration.parse("PT" + matcher.group(2));
            boolean absurd = isAbsurd(LocalDate.EPOCH.plus(period)) || duration.toDays() > 36_500;
            return absurd || period.isNegative() || duration.isNegative() ? null : time.wait(period, duration);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private Spread signOff(GateDefinition gate) {
        if (gate.approvers().isEmpty()) {
            return Spread.NONE;
        }
        Spread known = assumptions.gateTimes().get(gate.key());
        Estimate planned =
                assumptions.estimates().getOrDefault(gate.key(), gate.planning().approvalTime());
        if (known != null) {
            return known;
        }
        if (planned == null) {
            gaps.add(
                    gate.key(),
                    "How long sign-off takes at gate '" + gate.name() + "' is not known. It is taken to need no time.",
                    "Write it as milepost:approvalTime, as 4h or 1d/2d/5d.");
            return Spread.NONE;
        }
        return time.spread(planned);
    }

    /** What holds a node back; {@code null} where nothing does. */
    @Nullable
    Instant notBefore(FlowNode node) {
        if (node.kind() == Kind.CATCH && node.trigger() == FlowNode.Trigger.TIMER_DATE) {
            Instant date = instant(node.detail());
            if (date == null || isAbsurd(date)) {
                gaps.add(
                        node.id(),
                        "When '" + node.name() + "' goes off is not known. It is taken not to wait.",
                        "Write a date as 2026-12-01T08:00:00, or milepost:estimate.");
                return null;
            }
            return date;
        }
        if (node.kind() == Kind.GATE) {
            return plan.gate(node.id()).map(this::opensAt).orElse(null);
        }
        return null;
    }

    private @Nullable Instant opensAt(GateDefinition gate) {
        LocalDate latest = null;
        for (RuleUse use : gate.deciding()) {
            if (use.file().equals(NOT_BEFORE)) {
                LocalDate day = day(gate, use);
                latest = latest == null || (day != null && day.isAfter(latest)) ? day : latest;
            }
        }
        return latest == null ? null : latest.atStartOfDay(zone).toInstant();
    }

    private @Nullable LocalDate day(GateDefinition gate, RuleUse use) {
        String own = use.alias() == null ? null : gate.parameters().get(use.alias() + ".date");
        String written = own == null ? gate.parameters().get("date") : own;
        if (written == null) {
            // a project has all its targets; those that it says itself are unknown before it starts, which is no gap
            return assumptions.targets().get(gate.key());
        }
        Matcher parameter = PARAMETER.matcher(written.strip());
        String value = parameter.matches() ? assumptions.parameters().get(parameter.group(1)) : written.strip();
        try {
            LocalDate day = LocalDate.parse(value == null ? "" : value);
            if (!isAbsurd(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, with what to write instead
        }
        gaps.add(
                gate.key(),
                "Gate '" + gate.name() + "' opens on '" + written
                        + "', which is no date that is known. It is taken not to wait.",
                "Write a date as 2026-12-01, or start the project with that parameter.");
        return null;
    }

    private static boolean isAbsurd(Instant date) {
        return isAbsurd(LocalDate.ofInstant(date, ZoneOffset.UTC));
    }

    private static boolean isAbsurd(LocalDate day) {
        return day.getYear() < 1900 || day.getYear() > 2999;
    }

    private @Nullable Instant instant(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(written).atZone(zone).toInstant();
            } catch (DateTimeException none) {
                try {
                    return LocalDate.parse(written).atStartOfDay(zone).toInstant();
                } catch (DateTimeException neither) {
                    return null;
                }
            }
        }
    }
}
