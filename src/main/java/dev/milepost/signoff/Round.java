package dev.milepost.signoff;

import dev.milepost.gate.Decision;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.SignOffPolicy.Refusal;
import dev.milepost.plan.WayBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sign-off of one gate: whom it needs and what they have said so far. Immutable; knows no clock and no engine.
 *
 * @param quorum whom it needs
 * @param refusal what the first decision does that does not let the gate pass
 * @param votes the votes that count, in the order they were given
 */
public record Round(Quorum quorum, Refusal refusal, List<SignOff> votes) {

    /** Copies its list. */
    public Round {
        votes = List.copyOf(votes);
    }

    /** This round with one more vote. */
    public Round with(SignOff vote) {
        List<SignOff> more = new ArrayList<>(votes);
        more.add(vote);
        return new Round(quorum, refusal, more);
    }

    /** Whether this person has voted in it, themselves or through a delegate. */
    public boolean hasVoteOf(String person) {
        return votes.stream().anyMatch(vote -> vote.isOf(person));
    }

    /** The seats that nobody has taken yet. */
    public List<Seats> free() {
        return quorum.free(votes);
    }

    /** What it has come to; empty while people are still to be heard. The gravest decision counts. */
    public Optional<Decision> outcome() {
        Optional<Decision> gravest = decisions().reduce(Decision::or);
        boolean ended =
                refusal == Refusal.ENDS && gravest.isPresent() && !gravest.get().isGo();
        return ended || free().isEmpty() ? gravest : Optional.empty();
    }

    /** Votes for this decision. */
    public Stream<SignOff> votesFor(Decision decision) {
        return votes.stream().filter(vote -> vote.vote().decision() == decision);
    }

    /** Until when those who say hold want to hold, the longest; {@code null} where none of them says. */
    public @Nullable Instant until() {
        return votesFor(Decision.HOLD)
                .flatMap(vote -> Stream.ofNullable(vote.vote().until()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The way back that those who say recycle want: of several the one that leads furthest. */
    public Optional<WayBack> wayBack(GateDefinition gate, List<String> phases) {
        return votesFor(Decision.RECYCLE)
                .map(vote -> wayTo(gate, vote.vote().phase()))
                .min(Comparator.comparingInt(way -> {
                    int place = phases.indexOf(way.phase());
                    return place < 0 ? Integer.MAX_VALUE : place;
                }));
    }

    /**
     * The way of a gate back to a phase.
     *
     * @param phase {@code null} for its only way
     * @throws InvalidVoteException if there is none, or it has several and no phase is named
     */
    public static WayBack wayTo(GateDefinition gate, @Nullable String phase) {
        List<WayBack> ways = gate.waysBack();
        if (phase == null && ways.size() == 1) {
            return ways.get(0);
        }
        return ways.stream()
                .filter(way -> phase != null && phase.equals(way.phase()))
                .findFirst()
                .orElseThrow(() -> new InvalidVoteException((phase == null
                                ? "RECYCLE needs the 'phase' to go back to"
                                : "No way leads back to '" + phase + "'")
                        + " from gate '" + gate.key() + "'. " + choices(ways)));
    }

    private static String choices(List<WayBack> ways) {
        List<String> phases =
                ways.stream().flatMap(way -> Stream.ofNullable(way.phase())).toList();
        return phases.isEmpty()
                ? "Its plan draws a way back that leads to no single phase: leave 'phase' out."
                : "Choose one of: " + String.join(", ", phases) + ".";
    }

    private Stream<Decision> decisions() {
        return votes.stream().map(vote -> vote.vote().decision());
    }
}
