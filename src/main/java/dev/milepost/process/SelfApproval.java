package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.Evaluation;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.signoff.People;
import dev.milepost.signoff.Round;
import dev.milepost.signoff.Seats;
import dev.milepost.signoff.Separation;
import dev.milepost.signoff.SignOff;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses the vote by which people would approve what only they had a hand in; administrators are people, too. */
final class SelfApproval {

    private static final int NAMED = 5;

    private final Separation separation;
    private final People people;

    SelfApproval(Separation separation, People people) {
        this.separation = separation;
        this.people = people;
    }

    /**
     * Checks the vote that completes a round.
     *
     * @param round the round with that vote
     * @throws SelfApprovalException if the gate would pass with nobody uninvolved among those who say go
     */
    void refuse(Round round, Project project, GateDefinition gate, Evaluation evaluation, String person) {
        if (round.outcome().filter(Decision::isGo).isEmpty()) {
            return;
        }
        Map<String, Collection<String>> involved = separation.involved(project, gate, evaluation);
        if (!Separation.isKept(round, involved)) {
            throw new SelfApprovalException("Your vote would pass gate '" + gate.key()
                    + "', and nobody who says go is independent: " + reasons(round, involved)
                    + ". " + whoCan(round, involved, person));
        }
    }

    private static String reasons(Round round, Map<String, Collection<String>> involved) {
        return round.votes().stream()
                .filter(signOff -> signOff.vote().decision().isGo())
                .map(SignOff::person)
                .map(person -> person + " " + String.join(", and ", involved.getOrDefault(person, List.of())))
                .collect(Collectors.joining("; "));
    }

    private String whoCan(Round round, Map<String, Collection<String>> involved, String person) {
        SignOff last = round.votes().get(round.votes().size() - 1);
        Seats seats = round.quorum().of(last.group()).orElseThrow();
        List<String> others = seats.groups().stream()
                .flatMap(group -> people.in(group).stream())
                .distinct()
                .filter(one -> !one.equals(person) && !involved.containsKey(one) && !round.hasVoteOf(one))
                .sorted()
                .toList();
        return others.isEmpty()
                ? "Nobody else in " + seats.words() + " is: somebody who had no hand in it has to join."
                : "Somebody else in " + seats.words() + " has to decide this one: "
                        + others.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (others.size() > NAMED ? " or another member" : "") + ".";
    }
}
