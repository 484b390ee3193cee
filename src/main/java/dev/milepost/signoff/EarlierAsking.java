package dev.milepost.signoff;

import dev.milepost.gate.Decision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off of a gate that is over. Immutable.
 *
 * @param evaluation the number of the evaluation on which people were asked
 * @param at when
 * @param votes what they said
 * @param voided why that counts no longer; {@code null} where it has led to a decision
 */
public record EarlierAsking(int evaluation, Instant at, List<SignOff> votes, SignOff.@Nullable Voided voided) {

    /** Copies its list. */
    public EarlierAsking {
        votes = List.copyOf(votes);
    }

    /** Why it is over, in words. */
    public String end() {
        Stream<String> refusal = votes.stream()
                .map(signOff -> signOff.vote().decision())
                .reduce(Decision::or)
                .filter(decision -> !decision.isGo())
                .map(decision -> decision + " by " + reasons(decision))
                .stream();
        String end = Stream.concat(refusal, Stream.ofNullable(voided).map(SignOff.Voided::reason))
                .collect(Collectors.joining("; "));
        return end.isEmpty() ? "all said go" : end;
    }

    private String reasons(Decision decision) {
        return votes.stream()
                .filter(signOff -> signOff.vote().decision() == decision)
                .map(signOff -> signOff.person()
                        + (signOff.vote().comment() == null
                                ? ""
                                : " (" + signOff.vote().comment() + ")"))
                .collect(Collectors.joining(", "));
    }
}
