package dev.milepost.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project: a running or ended instance of a plan. Immutable; a snapshot of its row.
 *
 * @param key its key, which is the process's business key
 * @param name what people call it
 * @param plan the plan's id
 * @param planVersion the version of the plan, counted by the engine
 * @param definition the engine's id of that plan version
 * @param deployment the deployment of that plan version
 * @param rules the deployment whose rules its gates use: the plan's own, unless somebody has moved it to others on purpose
 * @param state where it stands
 * @param zone the zone in which its days begin and end
 * @param start its first day
 * @param startedAt when it was started here
 * @param endedAt when it ended; {@code null} while it runs
 * @param parameters its own settings, filled into targets and gate parameters
 * @param evidence how many pieces of evidence it has; the number of the newest one
 * @param openGates how many of its gates wait for rules or sign-off
 * @param waivers how many waivers were granted in it; while there is none, nobody has to look for one
 * @param calendar the settings of its working calendar, as JSON; {@code null} for the standard one
 * @param outlook what is now expected of its milestones
 */
public record Project(
        String key,
        String name,
        String plan,
        int planVersion,
        String definition,
        String deployment,
        String rules,
        State state,
        ZoneId zone,
        LocalDate start,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, String> parameters,
        long evidence,
        int openGates,
        int waivers,
        @Nullable String calendar,
        Outlook outlook) {

    /** Where a project stands. */
    public enum State {
        RUNNING,
        /** Its process reached an end. */
        COMPLETED,
        /** It was stopped: killed at a gate or deleted. */
        CANCELLED
    }

    /** Copies its map. */
    public Project {
        parameters = Map.copyOf(parameters);
    }

    /** This project with other counts of evidence and open gates. */
    public Project counting(long evidenceNow, int openGatesNow) {
        return with(state, endedAt, evidenceNow, openGatesNow, waivers, calendar, outlook);
    }

    /** This project with another count of waivers granted. */
    public Project withWaivers(int granted) {
        return with(state, endedAt, evidence, openGates, granted, calendar, outlook);
    }

    /** This project with another outlook. */
    public Project withOutlook(Outlook expected) {
        return with(state, endedAt, evidence, openGates, waivers, calendar, expected);
    }

    /** This project with another working calendar, its settings as JSON. */
    public Project withCalendar(@Nullable String settings) {
        return with(state, endedAt, evidence, openGates, waivers, settings, outlook);
    }

    /** This project, ended. */
    public Project ended(State how, Instant at) {
        return with(how, at, evidence, openGates, waivers, calendar, outlook);
    }

    /** What it runs, and by whose rules it is judged. */
    public Binding binding() {
        return new Binding(planVersion, definition, deployment, rules);
    }

    /**
     * This project, bound to another plan version or to other rules.
     *
     * @param given settings of its own that it did not have
     */
    public Project bound(Binding to, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.putAll(parameters);
        return new Project(
                key,
                name,
                plan,
                to.planVersion(),
                to.definition(),
                to.deployment(),
                to.rules(),
                state,
                zone,
                start,
                startedAt,
                endedAt,
                all,
                evidence,
                openGates,
                waivers,
                calendar,
                outlook);
    }

    private Project with(
            State stateNow,
            @Nullable Instant endedAtNow,
            long evidenceNow,
            int openGatesNow,
            int waiversNow,
            @Nullable String calendarNow,
            Outlook outlookNow) {
        return new Project(
                key,
                name,
                plan,
                planVersion,
                definition,
                deployment,
                rules,
                stateNow,
                zone,
                start,
                startedAt,
                endedAtNow,
                parameters,
                evidenceNow,
                openGatesNow,
                waiversNow,
                calendarNow,
                outlookNow);
    }
}
