package dev.milepost.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MandatesTest {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");

    final Map<String, Set<String>> groups = Map.of(
            "quinn",
            Set.of("qa"),
            "quentin",
            Set.of("qa"),
            "paula",
            Set.of("product"),
            "both",
            Set.of("qa", "product"));
    final List<Delegation> delegations = new ArrayList<>();
    final List<SignOff> votes = new ArrayList<>();

    @Test
    void letsMembersVoteForTheirGroup() {
        assertThat(mandate("quinn", NOON, "qa", "product")).isEqualTo(new Mandate.Given("qa", null));
        assertThat(mandate("quinn", NOON, "product")).isEqualTo(new Mandate.Missing());
        assertThat(mandate("nobody", NOON, "qa")).isEqualTo(new Mandate.Missing());
    }

    @Test
    void letsADelegateVoteFromTheFirstInstantToTheLastBeforeTheEnd() {
        delegate("quinn", "paula", NOON, EVENING);

        assertThat(mandate("paula", NOON.minusNanos(1), "qa")).isEqualTo(new Mandate.Missing());
        assertThat(mandate("paula", NOON, "qa")).isEqualTo(new Mandate.Given("qa", "quinn"));
        assertThat(mandate("paula", EVENING.minusNanos(1), "qa")).isEqualTo(new Mandate.Given("qa", "quinn"));
        assertThat(mandate("paula", EVENING, "qa")).isEqualTo(new Mandate.Missing());
    }

    @Test
    void countsARevokedDelegationUntilItsRevocation() {
        delegations.add(new Delegation(
                "d", "quinn", "paula", NOON, EVENING, "leave", "quinn", NOON, "quinn", NOON.plusSeconds(60)));

        assertThat(mandate("paula", NOON.plusSeconds(59), "qa")).isEqualTo(new Mandate.Given("qa", "quinn"));
        assertThat(mandate("paula", NOON.plusSeconds(60), "qa")).isEqualTo(new Mandate.Missing());
    }

    @Test
    void takesTheOwnSeatBeforeADelegatedOne() {
        delegate("quinn", "paula", NOON, EVENING);

        assertThat(mandate("paula", NOON, "qa", "product")).isEqualTo(new Mandate.Given("product", null));
    }

    @Test
    void passesOnOnlyWhatTheDelegatorHoldsThemselves() {
        delegate("quinn", "dora", NOON, EVENING);
        delegate("dora", "emil", NOON, EVENING);

        assertThat(mandate("dora", NOON, "qa")).isEqualTo(new Mandate.Given("qa", "quinn"));
        assertThat(mandate("emil", NOON, "qa")).isEqualTo(new Mandate.Missing());
    }

    @Test
    void letsNobodyVoteTwiceInWhateverName() {
        delegate("quinn", "paula", NOON, EVENING);
        delegate("quentin", "paula", NOON, EVENING);
        vote("paula", "quinn", "qa");

        assertThat(mandate("paula", NOON, "qa")).as("again as a delegate").isEqualTo(new Mandate.Spent("paula"));
        assertThat(mandate("paula", NOON, "product")).as("as herself").isEqualTo(new Mandate.Spent("paula"));
        assertThat(mandate("quinn", NOON, "qa")).as("voted through her").isEqualTo(new Mandate.Spent("quinn"));
        assertThat(mandate("quentin", NOON, "qa")).isEqualTo(new Mandate.Given("qa", null));
    }

    @Test
    void letsADelegateVoteForNobodyWhoHasVotedThemselves() {
        delegate("quinn", "dora", NOON, EVENING);
        vote("quinn", null, "qa");
        assertThat(mandate("dora", NOON, "qa")).isEqualTo(new Mandate.Spent("quinn"));

        delegate("quentin", "dora", NOON, EVENING);
        assertThat(mandate("dora", NOON, "qa")).isEqualTo(new Mandate.Given("qa", "quentin"));
    }

    @Test
    void letsNobodyVoteForWhomAnotherDelegateHasVoted() {
        delegate("quinn", "dora", NOON, EVENING);
        delegate("quinn", "emil", NOON, EVENING);
        vote("dora", "quinn", "qa");

        assertThat(mandate("emil", NOON, "qa")).isEqualTo(new Mandate.Spent("quinn"));
    }

    @Test
    void countsSomebodyInTwoGroupsOnce() {
        vote("both", null, "qa");

        assertThat(mandate("both", NOON, "product")).isEqualTo(new Mandate.Spent("both"));
    }

    private Mandate mandate(String person, Instant at, String... seats) {
        return Mandates.of(person, someone -> groups.getOrDefault(someone, Set.of()), delegations, votes, at)
                .forOneOf(List.of(seats));
    }

    private void delegate(String from, String to, Instant validFrom, Instant validUntil) {
        String id = "d" + delegations.size();
        delegations.add(new Delegation(id, from, to, validFrom, validUntil, "leave", from, validFrom, null, null));
    }

    private void vote(String person, String onBehalfOf, String group) {
        Vote go = Vote.of(Decision.GO, null);
        votes.add(new SignOff("t" + votes.size(), "p", "gate", 1, 1, 1, "", person, onBehalfOf, group, go, NOON, null));
    }
}
