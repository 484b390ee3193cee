package dev.milepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.milepost.gate.facts.Condition;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an evaluation says, in one number and in words, and what conditions add to it. */
class EvaluationDigestTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void isTheSameWheneverAndForWhateverReasonTheSameIsSaid() {
        Evaluation one = evaluation(1, NOON, "a", finding("tests", CriterionState.MET, "20 of 20"));
        Evaluation other = evaluation(7, NOON.plusSeconds(9), "b", finding("tests", CriterionState.MET, "20 of 20"));

        assertThat(EvaluationDigest.of(one)).hasSize(64).isEqualTo(EvaluationDigest.of(other));
        assertThat(Differences.between(one, other)).isEmpty();
    }

    @Test
    void isAnotherWhenAnythingElseIsSaid() {
        assertThat(List.of(
                                evaluation(1, NOON, "a", finding("tests", CriterionState.MET, "20 of 20")),
                                evaluation(1, NOON, "a", finding("tests", CriterionState.MET, "20 of 2")),
                                evaluation(1, NOON, "a", finding("tests", CriterionState.UNMET, "20 of 20")),
                                evaluation(1, NOON, "a", finding("test", CriterionState.MET, "20 of 20")),
                                evaluation(1, NOON, "a", finding("tests", CriterionState.MET, null)),
                                evaluation(1, NOON, "a"))
                        .stream()
                        .map(EvaluationDigest::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasAFormThatOthersCanComputeToo() {
        assertThat(EvaluationDigest.of(evaluation(1, NOON, "a")))
                .as("sha256 of 4:PASS,1:1,5:a.drl,-,3:abc,1:0,")
                .isEqualTo("4b22fbdb848ac6dbf286cdd4d5b373aa9467427ddf98b45cc06a4176e320367d");
    }

    @Test
    void isToldApartInWords() {
        Evaluation before = evaluation(
                1,
                NOON,
                "a",
                finding("tests", CriterionState.MET, "20 of 20"),
                finding("docs", CriterionState.MET, "1"),
                finding("old", CriterionState.MET, "1"));
        Evaluation after = evaluation(
                2,
                NOON,
                "a",
                finding("tests", CriterionState.UNMET, "19 of 20"),
                finding("docs", CriterionState.MET, "2"),
                finding("new", CriterionState.UNKNOWN, null));

        assertThat(Differences.between(before, after))
                .containsExactly(
                        "tests: MET -> UNMET (19 of 20)",
                        "docs: '1' -> '2'",
                        "new: new, UNKNOWN",
                        "old: no longer asked for");
    }

    @Test
    void addsAFindingForEachConditionButNeverMakesAGateWithoutCriteriaPass() {
        Condition closed = new Condition(
                1,
                "first",
                "Write it",
                "olga",
                LocalDate.parse("2026-04-01"),
                "quinn",
                NOON,
                new Condition.Closing("olga", NOON, "written"));
        Facts facts = facts(closed);

        assertThat(judging(List.of()).judge(List.of(), facts).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judging(List.of(finding("tests", CriterionState.MET, "1"))).judge(List.of(), facts))
                .satisfies(judgement -> assertThat(judgement.verdict()).isEqualTo(Verdict.PASS))
                .satisfies(judgement -> assertThat(judgement.findings())
                        .extracting(Finding::criterion)
                        .containsExactly("tests", "condition-1"));
    }

    @Test
    void readsFactsThatWereRecordedBeforeThereWereConditions() throws Exception {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        String now = json.writeValueAsString(facts());
        String then = now.replace(",\"conditions\":[]", "");

        assertThat(then).isNotEqualTo(now);
        assertThat(json.readValue(then, Facts.class)).isEqualTo(facts());
    }

    private static Judging judging(List<Finding> findings) {
        return new Judging(new Judge() {
            @Override
            public Judgement judge(List<RuleFile> rules, Facts facts) {
                return new Judgement(findings);
            }

            @Override
            public boolean looksAtForecasts(RuleFile file) {
                return false;
            }

            @Override
            public void forget(String sha256) {}
        });
    }

    private static Facts facts(Condition... conditions) {
        return new Facts(
                new Gate("g", "G", "event", null, "p", LocalDate.parse("2026-12-01")),
                new Moment(NOON, ZoneOffset.UTC),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(conditions),
                List.of());
    }

    private static Finding finding(String criterion, CriterionState state, String actual) {
        return new Finding(criterion, "Title", state, actual, "all", null, List.of("e1"), null, false, null);
    }

    private static Evaluation evaluation(int number, Instant at, String cause, Finding... findings) {
        return new Evaluation(
                "p",
                "g",
                number,
                1,
                at,
                cause,
                Verdict.PASS,
                number,
                null,
                List.of(findings),
                List.of(new Evaluation.RuleVersion("a.drl", null, "abc", "d" + number)),
                facts());
    }
}
