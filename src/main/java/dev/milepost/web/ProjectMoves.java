package dev.milepost.web;

import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.process.EngineFailures;
import dev.milepost.process.UnknownPlanException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves several projects one after the other; one that is refused keeps none of the others. */
final class ProjectMoves {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectMoves.class);
    private static final int MOST = 100;

    private ProjectMoves() {}

    /**
     * What became of each.
     *
     * @throws InvalidRequestException if there is none, or there are too many
     * @throws NothingMovedException if each was refused
     */
    static List<MovedProject> each(@Nullable List<@Nullable String> projects, Function<String, RuleChange> move) {
        Set<String> keys = new LinkedHashSet<>();
        if (projects != null) {
            projects.forEach(key -> keys.add(Texts.required("projects", key)));
        }
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new InvalidRequestException(
                    "The field 'projects' needs the keys of 1 to " + MOST + " projects; it has " + keys.size() + ".");
        }
        List<MovedProject> all = new ArrayList<>();
        keys.forEach(key -> all.add(one(key, move)));
        if (all.stream().allMatch(MovedProject::isRefused)) {
            throw new NothingMovedException(all);
        }
        return all;
    }

    private static MovedProject one(String key, Function<String, RuleChange> move) {
        try {
            return MovedProject.done(move.apply(key));
        } catch (RuleChangeRefusedException e) {
            int status =
                    switch (e.why()) {
                        case INVALID -> 400;
                        case CONFLICT -> 409;
                        case UNKNOWN -> 404;
                    };
            return MovedProject.refused(key, status, e.getMessage(), e.move());
        } catch (UnknownProjectException | UnknownPlanException e) {
            return MovedProject.refused(key, 404, e.getMessage(), null);
        } catch (RuntimeException e) {
            if (EngineFailures.of(e) == EngineFailures.CONFLICT) {
                return MovedProject.refused(
                        key,
                        409,
                        "Somebody else has changed this project in the meantime. Try again if it still makes sense.",
                        null);
            }
            LOG.error("Project '{}' could not be moved to other rules", key, e);
            return MovedProject.refused(
                    key, 500, "Milepost failed on this project, and nothing of it was stored. Its log says why.", null);
        }
    }
}
