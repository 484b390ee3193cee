package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.EvaluationDigest;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.signoff.Delegations;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.Mandate;
import dev.milepost.signoff.People;
import dev.milepost.signoff.Round;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import dev.milepost.signoff.Vote;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place where a vote is checked and recorded, wherever it comes from: Tasklist, Milepost's API, the engine's. */
final class Ballots {

    private final People people;
    private final Delegations delegations;
    private final GateKeeper gates;
    private final Rounds rounds;
    private final SignOffs votes;
    private final Signed signed;
    private final SelfApproval selfApproval;
    private final Clock clock;

    Ballots(
            People people,
            Delegations delegations,
            GateKeeper gates,
            Rounds rounds,
            SignOffs votes,
            Signed signed,
            SelfApproval selfApproval,
            Clock clock) {
        this.people = people;
        this.delegations = delegations;
        this.gates = gates;
        this.rounds = rounds;
        this.votes = votes;
        this.signed = signed;
        this.selfApproval = selfApproval;
        this.clock = clock;
    }

    /**
     * Records a vote on the gate's current evaluation; the vote that completes the round decides. Who may vote is read from
     * what was asked of the gate and from the person's groups at this moment, never from the engine's task alone: whoever may
     * change a task could name themselves a candidate of it.
     *
     * @param asked the groups the completed task asks
     * @param seen the number of the evaluation the person has seen; {@code null} where the way they came does not say
     * @throws SignOffConflictException if the rules do not let the gate pass at this moment, the evaluation seen says something
     *     else than the current one, the person has voted already, their group has, or the plan has no way for the decision
     * @throws NotAnApproverException if the gate asks for none of the person's groups
     * @throws InvalidVoteException if the vote names what there is not, or a time that has passed
     * @throws SelfApprovalException if the gate would pass by those alone who had a hand in what is decided
     */
    void cast(
            GateRecord gate, String task, String person, Collection<String> asked, Vote vote, @Nullable Integer seen) {
        Project project = gates.lock(gate.project()).orElseThrow();
        GateDefinition definition = gates.definition(gate.project(), gate.key());
        Round round = rounds.of(definition, gate);
        Evaluation now = signed.current(gate, round, person, seen);
        checkPossible(vote, definition, project);
        Mandate.Given mandate = mandate(gate, round, person, asked);
        SignOff signOff = new SignOff(
                task,
                gate.project(),
                gate.key(),
                gate.round(),
                Objects.requireNonNullElse(gate.asked(), 0),
                gate.evaluation(),
                EvaluationDigest.of(now),
                person,
                mandate.onBehalfOf(),
                mandate.group(),
                vote,
                clock.instant(),
                null);
        Round after = round.with(signOff);
        if (definition.signOff().separation()) {
            selfApproval.refuse(after, project, definition, now, person);
        }
        votes.add(signOff);
        after.outcome()
                .ifPresent(decision -> gates.decided(
                        gate.project(), gate.key(), decision, now, decision == Decision.HOLD ? after.until() : null));
    }

    /** The group for which a person may vote now, as a member or on behalf of one; empty where there is none. */
    Optional<String> seat(GateRecord gate, String person) {
        return seat(gates.definition(gate.project(), gate.key()), gate, person);
    }

    /** The same of a gate that its reader knows, for which no lock is needed. */
    Optional<String> seat(GateDefinition definition, GateRecord gate, String person) {
        Round round = rounds.of(definition, gate);
        return mandate(round, person, groups(round)) instanceof Mandate.Given given
                ? Optional.of(given.group())
                : Optional.empty();
    }

    /** Says why a person finds no task at a gate to vote by. */
    RuntimeException noSeat(GateRecord gate, String person, @Nullable Integer seen) {
        GateDefinition definition = gates.definition(gate.project(), gate.key());
        Round round = rounds.of(definition, gate);
        signed.current(gate, round, person, seen);
        return refused(gate, person, round, mandate(round, person, groups(round)));
    }

    private Mandate.Given mandate(GateRecord gate, Round round, String person, Collection<String> asked) {
        Mandate mandate = mandate(round, person, asked);
        if (mandate instanceof Mandate.Given given) {
            return given;
        }
        throw refused(gate, person, round, mandate);
    }

    private Mandate mandate(Round round, String person, Collection<String> asked) {
        List<String> seats = groups(round).stream().filter(asked::contains).toList();
        return delegations.mandates(person, round.votes()).forOneOf(seats);
    }

    /** The groups that the round still waits for, in the order of the plan. */
    private static List<String> groups(Round round) {
        return round.free().stream()
                .flatMap(seats -> seats.groups().stream())
                .distinct()
                .toList();
    }

    private RuntimeException refused(GateRecord gate, String person, Round round, Mandate mandate) {
        return mandate instanceof Mandate.Spent spent
                ? new SignOffConflictException("'" + spent.voter() + "' has signed gate '" + gate.key()
                        + "' off in this round already. Another approver has to decide this one.")
                : notAsked(gate, round, person, people.groupsOf(person));
    }

    private static RuntimeException notAsked(GateRecord gate, Round round, String person, Set<String> groups) {
        List<String> waitingFor = groups(round);
        List<String> own = groups.stream()
                .filter(group -> round.quorum().of(group).isPresent())
                .sorted()
                .toList();
        if (own.isEmpty()) {
            return new NotAnApproverException(person, gate.key(), waitingFor);
        }
        boolean later = waitingFor.stream().anyMatch(own::contains);
        return new SignOffConflictException("Gate '" + gate.key() + "' "
                + (later ? "asks one after the other, and it is not the turn of " : "does not wait for any more of ")
                + String.join(", ", own) + ". It waits for members of " + waitingFor + ".");
    }

    private void checkPossible(Vote vote, GateDefinition gate, Project project) {
        Instant now = clock.instant();
        if (vote.decision() == Decision.CONDITIONAL_GO && gate.next().isEmpty()) {
            throw new SignOffConflictException("No gate comes after '" + gate.key()
                    + "', so a condition would bind nobody. Decide GO, or HOLD until it is done.");
        }
        if (vote.decision() == Decision.RECYCLE) {
            if (gate.waysBack().isEmpty()) {
                throw new SignOffConflictException(
                        "The plan has no way back from gate '" + gate.key()
                                + "': nothing on its border catches the error 'milestone-recycled'. Decide HOLD or KILL instead.");
            }
            Round.wayTo(gate, vote.phase());
        }
        if (vote.owner() != null && !people.exists(vote.owner())) {
            throw new InvalidVoteException("There is no user '" + vote.owner() + "' to own the condition. Name one.");
        }
        if (vote.due() != null && vote.due().isBefore(now.atZone(project.zone()).toLocalDate())) {
            throw new InvalidVoteException("The condition would be due on " + vote.due() + ", which has passed.");
        }
        if (vote.until() != null && !vote.until().isAfter(now)) {
            throw new InvalidVoteException("The hold would end at " + vote.until() + ", which has passed.");
        }
    }
}
