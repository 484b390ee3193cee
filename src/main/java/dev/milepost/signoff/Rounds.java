package dev.milepost.signoff;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.Conditions;
import dev.milepost.gate.Decision;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Differences;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.EvaluationDigest;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.facts.Condition;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.SignOffPolicy.StaleVotes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Begins sign-offs, knows how they stand, and ends them. Writers hold the project's lock. Thread-safe. */
@Service
public class Rounds {

    private final Askings askings;
    private final SignOffs votes;
    private final DecisionLog log;
    private final Conditions conditions;
    private final Audit audit;
    private final Clock clock;

    Rounds(Askings askings, SignOffs votes, DecisionLog log, Conditions conditions, Audit audit, Clock clock) {
        this.askings = askings;
        this.votes = votes;
        this.log = log;
        this.conditions = conditions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a sign-off on a gate's current evaluation; votes of an earlier one on the same visit no longer count.
     *
     * @param members how many members a group has at this moment
     */
    public Quorum ask(GateDefinition gate, GateRecord record, ToIntFunction<String> members) {
        Quorum quorum = Quorum.of(gate.approvers(), members);
        votes.of(record.project(), record.key()).stream()
                .filter(vote -> vote.round() == record.round() && vote.voided() == null)
                .map(SignOff::asked)
                .distinct()
                .forEach(asked -> voidVotes(
                        record,
                        asked,
                        record.evaluation(),
                        "everybody is asked anew, on evaluation " + record.evaluation()));
        askings.add(record, quorum, clock.instant());
        return quorum;
    }

    /** How the current sign-off of a gate stands; one that needs nobody where people were not asked. */
    public Round of(GateDefinition gate, GateRecord record) {
        return new Round(
                askings.of(record).orElse(new Quorum(List.of())), gate.signOff().refusal(), counting(record));
    }

    /** The groups that still have to sign off, each as often as different people are missing; in the order of the plan. */
    public List<String> waitingFor(GateDefinition gate, GateRecord record) {
        return record.state() == GateState.SIGN_OFF
                ? of(gate, record).free().stream().map(Seats::words).toList()
                : List.of();
    }

    /** Why the last sign-off of a gate is over without a decision; {@code null} where it is not. */
    public SignOff.@Nullable Voided withdrawn(GateRecord record) {
        return record.state() == GateState.WAITING && record.asked() != null
                ? votes.lastVoided(record.project(), record.key(), record.asked())
                : null;
    }

    /** How the sign-off before the current one went; empty where people are asked for the first time. */
    public Optional<EarlierAsking> before(GateRecord record) {
        return askings.before(record)
                .map(asked -> new EarlierAsking(
                        asked.evaluation(),
                        asked.at(),
                        votes.of(record.project(), record.key()).stream()
                                .filter(vote -> vote.asked() == asked.evaluation())
                                .toList(),
                        votes.lastVoided(record.project(), record.key(), asked.evaluation())));
    }

    /** Whether votes still count when the criteria were judged anew and still pass. */
    public boolean stand(GateDefinition gate, GateRecord record, Evaluation now) {
        if (gate.signOff().staleVotes() == StaleVotes.KEEP) {
            return true;
        }
        List<SignOff> counting = counting(record);
        if (counting.isEmpty()) {
            return true;
        }
        String digest = EvaluationDigest.of(now);
        return counting.stream().allMatch(vote -> vote.digest().equals(digest));
    }

    /** The sign-off of a gate is over without a decision, because of what an evaluation says now. */
    public void fall(GateRecord record, Evaluation now) {
        int seen =
                counting(record).stream().findFirst().map(SignOff::evaluation).orElse(Askings.asked(record));
        String changes = log.find(record.project(), record.key(), seen)
                .map(before -> Differences.inWords(before, now))
                .orElse("unknown");
        voidVotes(
                record,
                Askings.asked(record),
                now.number(),
                "evaluation " + now.number() + " says " + now.verdict() + "; changed since evaluation " + seen + ": "
                        + changes);
    }

    /** The gate was passed by this sign-off: what it was passed on becomes conditions. */
    public void passed(Round round, GateRecord record) {
        int number = conditions.of(record.project()).size();
        for (SignOff signOff : round.votesFor(Decision.CONDITIONAL_GO).toList()) {
            Vote vote = signOff.vote();
            conditions.add(
                    record.project(),
                    new Condition(
                            ++number,
                            record.key(),
                            Objects.requireNonNull(vote.comment()),
                            Objects.requireNonNull(vote.owner()),
                            Objects.requireNonNull(vote.due()),
                            signOff.person(),
                            clock.instant(),
                            null));
            audit.record(Entry.done("condition.set")
                    .project(record.project())
                    .object("condition", number)
                    .by(signOff.person())
                    .change(null, Digest.of(number, vote.comment(), vote.owner(), vote.due()))
                    .detail("at gate " + record.key()));
        }
    }

    private void voidVotes(GateRecord record, int asked, int evaluation, String reason) {
        votes.voidVotes(record.project(), record.key(), asked, new SignOff.Voided(evaluation, reason, clock.instant()));
        audit.record(Entry.done("votes.voided")
                .project(record.project())
                .object("gate", record.key())
                .change(null, Digest.of(asked, evaluation, reason))
                .detail("given since evaluation " + asked + ", by evaluation " + evaluation));
    }

    /** Votes count for the asking they answer, on the same visit of the project to the gate. */
    private List<SignOff> counting(GateRecord record) {
        return votes.of(record.project(), record.key()).stream()
                .filter(vote -> vote.round() == record.round()
                        && vote.asked() == Askings.asked(record)
                        && vote.voided() == null)
                .toList();
    }
}
