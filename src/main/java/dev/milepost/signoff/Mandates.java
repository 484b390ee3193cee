package dev.milepost.signoff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * For whom one person may vote at one moment: as a member of a group, or on behalf of a member who has delegated to them. A
 * delegation passes on what its maker holds as a member, never what others have delegated to them. Nobody votes twice, neither
 * as a delegate nor through one. Immutable.
 */
public final class Mandates {

    private final String person;
    private final List<Elector> electors;
    private final Collection<SignOff> votes;

    private Mandates(String person, List<Elector> electors, Collection<SignOff> votes) {
        this.person = person;
        this.electors = electors;
        this.votes = votes;
    }

    /**
     * Works out a person's mandates.
     *
     * @param groups the groups of a person at this moment
     * @param delegations delegations, those among them that count at {@code now} and are to the person matter
     * @param votes the votes that count at the gate so far
     */
    public static Mandates of(
            String person,
            Function<String, Set<String>> groups,
            Collection<Delegation> delegations,
            Collection<SignOff> votes,
            Instant now) {
        List<Elector> electors = new ArrayList<>();
        electors.add(new Elector(person, groups.apply(person)));
        delegations.stream()
                .filter(delegation -> delegation.to().equals(person) && delegation.holdsAt(now))
                .sorted(Comparator.comparing(Delegation::validFrom).thenComparing(Delegation::from))
                .map(Delegation::from)
                .distinct()
                .forEach(from -> electors.add(new Elector(from, groups.apply(from))));
        return new Mandates(person, List.copyOf(electors), List.copyOf(votes));
    }

    /** The mandate for a seat of one of these groups: their own before one that was delegated. */
    public Mandate forOneOf(Collection<String> seats) {
        List<Elector> able = electors.stream()
                .filter(elector -> elector.groupAmong(seats).isPresent())
                .toList();
        if (able.isEmpty()) {
            return new Mandate.Missing();
        }
        if (hasVoted(person)) {
            return new Mandate.Spent(person);
        }
        return able.stream()
                .filter(elector -> !hasVoted(elector.person()))
                .findFirst()
                .<Mandate>map(elector -> new Mandate.Given(
                        elector.groupAmong(seats).orElseThrow(),
                        elector.person().equals(person) ? null : elector.person()))
                .orElseGet(() -> new Mandate.Spent(able.get(0).person()));
    }

    private boolean hasVoted(String someone) {
        return votes.stream().anyMatch(vote -> vote.isOf(someone));
    }

    /** Somebody whose vote the person may give, themselves among them. */
    private record Elector(String person, Set<String> groups) {
        Optional<String> groupAmong(Collection<String> seats) {
            return seats.stream().filter(groups::contains).findFirst();
        }
    }
}
