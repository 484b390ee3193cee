package dev.milepost.signoff;

import dev.milepost.plan.Approvers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Whom one sign-off needs, fixed when people are asked. Immutable.
 *
 * @param seats the seats, in the order of the plan; no group is in two of them
 */
public record Quorum(List<Seats> seats) {

    /** Copies its list. */
    public Quorum {
        seats = List.copyOf(seats);
    }

    /**
     * The quorum of a plan's approvers. All of a group without members is one seat, which waits until somebody joins it: a gate
     * never passes for want of people.
     *
     * @param members how many members a group has at this moment
     */
    public static Quorum of(List<Approvers> approvers, ToIntFunction<String> members) {
        return new Quorum(approvers.stream()
                .map(one -> new Seats(
                        one.groups(),
                        one.everybody()
                                ? Math.max(
                                        one.minimum(),
                                        one.groups().stream().mapToInt(members).sum())
                                : one.minimum()))
                .toList());
    }

    /** How many different people it needs. */
    public int people() {
        return seats.stream().mapToInt(Seats::people).sum();
    }

    /** One entry for each person it needs. */
    public List<Seats> oneByOne() {
        return seats.stream()
                .flatMap(kind -> Collections.nCopies(kind.people(), kind).stream())
                .toList();
    }

    /** The seats that a group's members can take. */
    public Optional<Seats> of(String group) {
        return seats.stream().filter(kind -> kind.groups().contains(group)).findFirst();
    }

    /** The seats that nobody has taken, each as often as it is free. */
    public List<Seats> free(List<SignOff> votes) {
        return seats.stream()
                .flatMap(kind -> Collections.nCopies(Math.max(0, kind.people() - taken(kind, votes)), kind).stream())
                .toList();
    }

    private static int taken(Seats kind, List<SignOff> votes) {
        return (int) votes.stream()
                .filter(vote -> kind.groups().contains(vote.group()))
                .map(SignOff::person)
                .distinct()
                .count();
    }
}
