package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.signoff.Involvement.Involved;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Separation of duties: those who had a hand in what is decided cannot be the only ones to approve it. Asks every
 * {@link Involvement} there is. Thread-safe.
 */
@Component
public class Separation {

    private final List<Involvement> sources;

    Separation(List<Involvement> sources) {
        this.sources = sources;
    }

    /** Who had a hand in what this evaluation says, and how, in words. */
    public Map<String, Collection<String>> involved(Project project, GateDefinition gate, Evaluation evaluation) {
        return sources.stream()
                .flatMap(source -> source.in(project, gate, evaluation))
                .collect(Collectors.groupingBy(
                        Involved::person,
                        TreeMap::new,
                        Collectors.mapping(Involved::how, Collectors.toCollection(TreeSet::new))));
    }

    /** Whether somebody who had no hand in it is among those who say go. */
    public static boolean isKept(Round round, Map<String, Collection<String>> involved) {
        return round.votes().stream()
                .filter(signOff -> signOff.vote().decision().isGo())
                .anyMatch(signOff -> involved.keySet().stream().noneMatch(signOff::isOf));
    }
}
