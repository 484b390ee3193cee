package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as people follow it.
 *
 * @param key its key
 * @param name its name
 * @param type time, event or technical
 * @param phase the phase it closes
 * @param target the day by which it is to be reached, in the project's zone
 * @param zone the project's zone
 * @param actual when it was reached
 * @param status how it stands against its target
 * @param reason the status in words
 * @param verdict what the rules said last
 * @param decision what was decided
 */
public record MilestoneView(
        String key,
        String name,
        String type,
        @Nullable String phase,
        LocalDate target,
        String zone,
        @Nullable Instant actual,
        Status status,
        String reason,
        @Nullable Verdict verdict,
        @Nullable Decision decision) {

    /** How a milestone stands against its target. */
    public enum Status {
        /** Its gate has passed. */
        REACHED,
        /** Its target has passed and its gate has not. */
        LATE,
        /** Its gate waits, and its target is still to come. */
        OPEN,
        /** The project has not come to it, and its target is still to come. */
        NOT_STARTED,
        /** The project was stopped before it. */
        STOPPED
    }

    static MilestoneView of(Project project, GateDefinition gate, GateRecord record, Deadline deadline, Instant now) {
        LocalDate target = deadline.day();
        LocalDate today = deadline.dayOf(now, project.zone());
        Instant actual = record.state() == GateState.PASSED ? record.passedAt() : null;
        LocalDate reached = actual == null ? null : deadline.dayOf(actual, project.zone());
        Status status = status(project, record, target, today);
        return new MilestoneView(
                gate.key(),
                gate.name(),
                gate.type().name().toLowerCase(Locale.ROOT),
                gate.phase(),
                target,
                project.zone().getId(),
                actual,
                status,
                reason(status, target, reached, today),
                record.verdict(),
                record.decision());
    }

    private static Status status(Project project, GateRecord record, LocalDate target, LocalDate today) {
        if (record.state() == GateState.PASSED) {
            return Status.REACHED;
        }
        if (record.state() == GateState.KILLED || project.state() == Project.State.CANCELLED) {
            return Status.STOPPED;
        }
        if (today.isAfter(target)) {
            return Status.LATE;
        }
        return record.state().isOpen() ? Status.OPEN : Status.NOT_STARTED;
    }

    private static String reason(Status status, LocalDate target, @Nullable LocalDate reached, LocalDate today) {
        return switch (status) {
            case REACHED -> reached == null ? "reached" : "reached " + against(target, reached);
            case LATE -> "not reached, " + against(target, today);
            case OPEN -> "waits at its gate, " + days(ChronoUnit.DAYS.between(today, target)) + " before its target";
            case NOT_STARTED ->
                "not come to yet, " + days(ChronoUnit.DAYS.between(today, target)) + " before its target";
            case STOPPED -> "the project was stopped";
        };
    }

    private static String against(LocalDate target, LocalDate day) {
        long late = ChronoUnit.DAYS.between(target, day);
        if (late == 0) {
            return "on its target";
        }
        return days(Math.abs(late)) + (late > 0 ? " after its target" : " before its target");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
