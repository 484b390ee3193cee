package dev.milepost.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param deployment the deployment of that plan version, whose rules its gates use
 * @param state where it stands
 * @param zone the zone in which its days begin and end
 * @param start its first day
 * @param startedAt when it was started here
 * @param endedAt when it ended; {@code null} while it runs
 * @param parameters its own settings, filled into targets and gate parameters
 * @param evidence how many pieces of evidence it has; the number of the newest one
 * @param waivers how many waivers were granted in it; while there is none, nobody has to look for one
 */
public record Project(
        String key,
        String name,
        String plan,
        int planVersion,
        String definition,
        String deployment,
        State state,
        ZoneId zone,
        LocalDate start,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, String> parameters,
        long evidence,
        int waivers) {

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

    /** This project with one more piece of evidence. */
    public Project withEvidence(long count) {
        return counting(count, waivers);
    }

    /** This project with one more waiver granted. */
    public Project withWaivers(int count) {
        return counting(evidence, count);
    }

    private Project counting(long pieces, int granted) {
        return new Project(
                key,
                name,
                plan,
                planVersion,
                definition,
                deployment,
                state,
                zone,
                start,
                startedAt,
                endedAt,
                parameters,
                pieces,
                granted);
    }
}
