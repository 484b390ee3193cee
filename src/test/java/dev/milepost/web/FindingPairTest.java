package dev.milepost.web;

import static dev.milepost.gate.CriterionState.MET;
import static dev.milepost.gate.CriterionState.UNMET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.gate.CriterionState;
import dev.milepost.plan.RuleMode;
import dev.milepost.web.FindingPair.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingPairTest {

    @Test
    void saysOfEachCriterionOfEitherEvaluationWhatHasChanged() {
        List<FindingPair> pairs = FindingPair.of(
                List.of(
                        found("gone", MET, "1"),
                        found("same", MET, "1"),
                        found("detail", UNMET, "1"),
                        found("state", UNMET, "1")),
                List.of(
                        found("state", MET, "1"),
                        found("new", MET, "1"),
                        found("same", MET, "1"),
                        found("detail", UNMET, "2")));

        assertThat(pairs)
                .extracting(pair -> pair.either().id(), FindingPair::change)
                .containsExactly(
                        tuple("state", Change.STATE),
                        tuple("new", Change.NEW),
                        tuple("same", Change.SAME),
                        tuple("detail", Change.DETAIL),
                        tuple("gone", Change.GONE));
    }

    private static GateBody.Criterion found(String id, CriterionState state, String actual) {
        return new GateBody.Criterion(
                id,
                "Title of " + id,
                state,
                RuleMode.BLOCK,
                actual,
                "2",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
