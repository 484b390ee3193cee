package dev.milepost.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import dev.milepost.plan.Approvers;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.GatePlanning;
import dev.milepost.plan.MilestoneType;
import dev.milepost.plan.SignOffPolicy;
import dev.milepost.plan.SignOffPolicy.Refusal;
import dev.milepost.plan.Target;
import dev.milepost.plan.WayBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a round of sign-off comes to. */
class RoundTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GO, GO, GO, GO, GO                           | GO
            GO, CONDITIONAL_GO, GO, GO, GO               | CONDITIONAL_GO
            CONDITIONAL_GO, HOLD, GO, GO, GO             | HOLD
            HOLD, RECYCLE, CONDITIONAL_GO, GO, GO        | RECYCLE
            GO, KILL, RECYCLE, HOLD, CONDITIONAL_GO      | KILL
            """)
    void letsTheGravestDecisionCountWhenAllAreHeard(String decisions, Decision outcome) {
        Round round = round(Refusal.WAITS, Approvers.of("qa", 5));
        String[] each = decisions.split(", ");
        for (int i = 0; i < each.length; i++) {
            assertThat(round.outcome()).as("before vote %d", i).isEmpty();
            round = round.with(vote("person" + i, "qa", decision(Decision.valueOf(each[i]))));
        }

        assertThat(round.outcome()).contains(outcome);
    }

    @ParameterizedTest
    @CsvSource({"HOLD", "RECYCLE", "KILL"})
    void endsAtTheFirstRefusalWhereTheGateSaysSo(Decision refusal) {
        Round round =
                round(Refusal.ENDS, Approvers.of("qa", 3)).with(vote("quinn", "qa", decision(Decision.CONDITIONAL_GO)));
        assertThat(round.outcome()).isEmpty();

        assertThat(round.with(vote("quentin", "qa", decision(refusal))).outcome())
                .contains(refusal);
    }

    @Test
    void needsTheMinimumOfEachGroup() {
        Round round = round(Refusal.ENDS, Approvers.of("qa", 1), Approvers.of("product", 1))
                .with(vote("quinn", "qa", decision(Decision.GO)))
                .with(vote("quentin", "qa", decision(Decision.GO)));

        assertThat(round.outcome()).isEmpty();
        assertThat(round.free()).extracting(Seats::words).containsExactly("product");
        assertThat(round.with(vote("paula", "product", decision(Decision.GO))).outcome())
                .contains(Decision.GO);
    }

    @Test
    void countsOnePersonOnceInAGroup() {
        Round round = round(Refusal.ENDS, Approvers.of("qa", 2))
                .with(vote("quinn", "qa", decision(Decision.GO)))
                .with(vote("quinn", "qa", decision(Decision.GO)));

        assertThat(round.outcome()).isEmpty();
        assertThat(round.hasVoteOf("quinn")).isTrue();
    }

    @Test
    void hasNoOutcomeWithoutVotes() {
        assertThat(round(Refusal.ENDS).outcome()).isEmpty();
    }

    @Test
    void keepsASeatForAGroupThatHasNoMembers() {
        Quorum quorum = Quorum.of(
                List.of(new Approvers(List.of("board"), 1, true), new Approvers(List.of("qa", "legal"), 1, false)),
                group -> 0);

        assertThat(quorum.people()).isEqualTo(2);
        assertThat(quorum.oneByOne()).extracting(Seats::words).containsExactly("board", "qa or legal");
    }

    @Test
    void asksAllWhoAreInAGroup() {
        assertThat(Quorum.of(List.of(new Approvers(List.of("board"), 1, true)), Map.of("board", 5)::get)
                        .people())
                .isEqualTo(5);
    }

    @Test
    void holdsAsLongAsTheLongestHold() {
        Round round = round(Refusal.WAITS, Approvers.of("qa", 3))
                .with(vote("a", "qa", hold(NOON)))
                .with(vote("b", "qa", hold(NOON.plusSeconds(60))))
                .with(vote("c", "qa", hold(null)));

        assertThat(round.until()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void goesBackFurthestWherePeopleNameSeveralPhases() {
        GateDefinition gate = gate(new WayBack("milestone-recycled-a", "a"), new WayBack("milestone-recycled-b", "b"));
        Round round = round(Refusal.WAITS, Approvers.of("qa", 2))
                .with(vote("x", "qa", recycle("b")))
                .with(vote("y", "qa", recycle("a")));

        assertThat(round.wayBack(gate, List.of("a", "b"))).contains(new WayBack("milestone-recycled-a", "a"));
    }

    @Test
    void needsNoPhaseWhereThereIsOneWayBackOnly() {
        GateDefinition one = gate(new WayBack("milestone-recycled", "a"));
        GateDefinition two = gate(new WayBack("milestone-recycled-a", "a"), new WayBack("milestone-recycled-b", "b"));

        assertThat(Round.wayTo(one, null).phase()).isEqualTo("a");
        assertThat(Round.wayTo(two, "b").phase()).isEqualTo("b");
        assertThatThrownBy(() -> Round.wayTo(two, null)).hasMessageContaining("a, b");
        assertThatThrownBy(() -> Round.wayTo(two, "c"))
                .hasMessageContaining("'c'")
                .hasMessageContaining("a, b");
    }

    @Test
    void keepsSeparationWhenOneOfThoseWhoSayGoHadNoHandInIt() {
        Round round = round(Refusal.ENDS, Approvers.of("qa", 2)).with(vote("quinn", "qa", decision(Decision.GO)));

        assertThat(Separation.isKept(round, Map.of("quinn", List.of("moved its target"))))
                .isFalse();
        assertThat(Separation.isKept(round, Map.of("quentin", List.of("moved its target"))))
                .isTrue();
        assertThat(Separation.isKept(
                        round.with(vote("paula", "qa", decision(Decision.CONDITIONAL_GO))),
                        Map.of("quinn", List.of("moved its target"))))
                .isTrue();
    }

    private static Round round(Refusal refusal, Approvers... approvers) {
        return new Round(Quorum.of(Arrays.asList(approvers), group -> 1), refusal, List.of());
    }

    private static SignOff vote(String person, String group, Vote vote) {
        return new SignOff("t-" + person, "p", "g", 1, 1, 1, "", person, null, group, vote, NOON, null);
    }

    private static Vote decision(Decision decision) {
        return decision == Decision.CONDITIONAL_GO
                ? new Vote(decision, "do it", "olga", LocalDate.parse("2026-04-01"), null, null)
                : Vote.of(decision, "so be it");
    }

    private static Vote hold(Instant until) {
        return new Vote(Decision.HOLD, "wait", null, null, until, null);
    }

    private static Vote recycle(String phase) {
        return new Vote(Decision.RECYCLE, "again", null, null, null, phase);
    }

    private static GateDefinition gate(WayBack... ways) {
        return new GateDefinition(
                "g",
                "G",
                null,
                MilestoneType.EVENT,
                new Target.OnDate(LocalDate.parse("2026-12-01")),
                List.of(),
                Map.of(),
                SignOffPolicy.NOBODY,
                Arrays.asList(ways),
                List.of(),
                List.of(),
                GatePlanning.NONE,
                1);
    }
}
