package dev.milepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.gate.Evaluation.RuleVersion;
import dev.milepost.gate.facts.Condition;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.plan.RuleMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** What warns or is tried in shadow is recorded and changes nothing. */
class RuleModesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
            .serializationInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            .build();

    @ParameterizedTest
    @EnumSource(CriterionState.class)
    void onlyWhatDecidesCountsForTheVerdict(CriterionState state) {
        List<Finding> met = List.of(
                finding("a", CriterionState.MET),
                finding("b", state).in(RuleMode.WARN),
                finding("c", state).in(RuleMode.SHADOW));

        assertThat(Verdict.of(met)).isEqualTo(Verdict.PASS);
        assertThat(Verdict.of(met.subList(1, 3))).as("nothing decides").isEqualTo(Verdict.ERROR);
    }

    @Test
    void aClosedConditionOpensNoGateInWhichNothingDecides() {
        Condition closed = new Condition(
                1,
                "first",
                "Write it",
                "olga",
                LocalDate.parse("2026-04-01"),
                "quinn",
                NOON,
                new Condition.Closing("olga", NOON, "written"));
        Facts facts = facts(List.of(closed), List.of());
        Finding tried = finding("tried", CriterionState.MET).in(RuleMode.SHADOW);

        assertThat(judging(tried).judge(List.of(), facts).verdict()).isEqualTo(Verdict.ERROR);
        Judgement judgement = judging(finding("a", CriterionState.MET), tried).judge(List.of(), facts);
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::criterion)
                .as("those that decide first")
                .containsExactly("a", "condition-1", "tried");
    }

    @Test
    void timeThatOnlyTheTriedRulesWaitForIsKnownButDecidesNothing() {
        Finding tried = new Finding(
                        "b", "B", CriterionState.UNMET, "1", "2", "3", List.of(), NOON.plusSeconds(1), false, null)
                .in(RuleMode.SHADOW);
        Evaluation evaluation = evaluation(finding("a", CriterionState.MET), tried);

        assertThat(new Judgement(evaluation.findings()).changesAt()).hasValue(NOON.plusSeconds(1));
        assertThat(evaluation.decidingChangesAt()).isEmpty();
    }

    @Test
    void aWaiverIsAppliedToWhatDecidesAlone() {
        Waiver waiver = new Waiver("w", "a", NOON, NOON.plusSeconds(9), "why", "anna", "gina");
        Facts facts = facts(List.of(), List.of(waiver));

        for (RuleMode mode : RuleMode.values()) {
            Finding finding = finding("a", CriterionState.UNMET).in(mode);
            assertThat(new Judgement(List.of(finding))
                            .waivedBy(facts)
                            .findings()
                            .get(0)
                            .state())
                    .isEqualTo(mode == RuleMode.BLOCK ? CriterionState.WAIVED : CriterionState.UNMET);
        }
    }

    @Test
    void whatDecidesIsWrittenByteForByteAsBeforeThereWereModes() throws JsonProcessingException {
        assertThat(json.writeValueAsString(finding("tests", CriterionState.MET)))
                .isEqualTo("{\"criterion\":\"tests\",\"title\":\"Tests\",\"state\":\"MET\",\"actual\":\"20 of 20\","
                        + "\"expected\":\"all\",\"evidence\":[\"e1\"],\"mandatory\":false}");
        assertThat(json.writeValueAsString(new RuleVersion("a.drl", null, "abc", "d1")))
                .isEqualTo("{\"file\":\"a.drl\",\"sha256\":\"abc\",\"deployment\":\"d1\"}");
    }

    @ParameterizedTest
    @EnumSource(RuleMode.class)
    void modesAreReadAsTheyWereWritten(RuleMode mode) throws JsonProcessingException {
        List<Finding> findings = List.of(finding("tests", CriterionState.MET).in(mode));
        List<RuleVersion> rules = List.of(new RuleVersion("a.drl", "x", "abc", "d1", mode));

        String written = json.writeValueAsString(findings);
        assertThat(written.contains("mode")).isEqualTo(mode != RuleMode.BLOCK);
        assertThat(json.readValue(written, new TypeReference<List<Finding>>() {}))
                .isEqualTo(findings);
        assertThat(json.readValue(json.writeValueAsString(rules), new TypeReference<List<RuleVersion>>() {}))
                .isEqualTo(rules);
    }

    @Test
    void aVoteSignsWhatDecidesWhateverIsTriedBesideIt() {
        Evaluation plain = evaluation(finding("a", CriterionState.MET));
        Evaluation tried = evaluation(
                finding("a", CriterionState.MET),
                finding("b", CriterionState.ERROR).in(RuleMode.SHADOW));
        Evaluation warned = evaluation(
                finding("a", CriterionState.MET),
                finding("b", CriterionState.UNMET).in(RuleMode.WARN));
        Evaluation decided = evaluation(finding("a", CriterionState.MET), finding("b", CriterionState.UNMET));

        assertThat(EvaluationDigest.of(tried)).isEqualTo(EvaluationDigest.of(plain));
        assertThat(EvaluationDigest.of(warned)).isEqualTo(EvaluationDigest.of(plain));
        assertThat(EvaluationDigest.of(decided)).isNotEqualTo(EvaluationDigest.of(plain));
        assertThat(EvaluationDigest.of(with(plain, RuleMode.SHADOW))).isEqualTo(EvaluationDigest.of(plain));
        assertThat(EvaluationDigest.of(with(plain, RuleMode.BLOCK))).isNotEqualTo(EvaluationDigest.of(plain));
    }

    @Test
    void differencesSayWhichOfThemDecideNothing() {
        Evaluation before = evaluation(
                finding("a", CriterionState.MET),
                finding("next.a", CriterionState.MET).in(RuleMode.SHADOW),
                finding("b", CriterionState.UNMET),
                finding("old", CriterionState.MET).in(RuleMode.WARN));
        Evaluation after = with(
                evaluation(
                        finding("a", CriterionState.UNMET),
                        finding("next.a", CriterionState.UNMET).in(RuleMode.SHADOW),
                        finding("b", CriterionState.UNMET).in(RuleMode.WARN)),
                RuleMode.SHADOW);

        assertThat(Differences.between(before, after))
                .containsExactly(
                        "a: MET -> UNMET (20 of 20)",
                        "next.a (shadow): MET -> UNMET (20 of 20)",
                        "b: block -> warn, UNMET (20 of 20)",
                        "old (warn): no longer asked for",
                        "the rules are others (shadow)");
        assertThat(Differences.inWords(before, after))
                .as("why a verdict is another")
                .isEqualTo("a: MET -> UNMET (20 of 20); b: no longer asked for");
    }

    @Test
    void whatIsTriedHasAVerdictOfItsOwnThatConditionsHoldToo() {
        Finding met = finding("next.a", CriterionState.MET).in(RuleMode.SHADOW);
        Finding open = finding("condition-1", CriterionState.UNMET);

        assertThat(Tried.verdict(evaluation(finding("a", CriterionState.UNMET))))
                .isEmpty();
        assertThat(Tried.verdict(evaluation(
                        finding("a", CriterionState.UNMET),
                        finding("w", CriterionState.UNMET).in(RuleMode.WARN),
                        met)))
                .hasValue(Verdict.PASS);
        assertThat(Tried.verdict(evaluation(finding("a", CriterionState.MET), open, met)))
                .hasValue(Verdict.BLOCKED);
    }

    private static Judging judging(Finding... findings) {
        return new Judging(new Judge() {
            @Override
            public Judgement judge(List<RuleFile> rules, Facts facts) {
                return new Judgement(List.of(findings));
            }

            @Override
            public boolean looksAtForecasts(RuleFile file) {
                return false;
            }

            @Override
            public void forget(String sha256) {}
        });
    }

    private static Facts facts(List<Condition> conditions, List<Waiver> waivers) {
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
                conditions,
                waivers);
    }

    private static Finding finding(String criterion, CriterionState state) {
        return new Finding(criterion, "Tests", state, "20 of 20", "all", null, List.of("e1"), null, false, null);
    }

    private static Evaluation evaluation(Finding... findings) {
        return new Evaluation(
                "p",
                "g",
                1,
                1,
                NOON,
                "a",
                Verdict.PASS,
                1,
                null,
                List.of(findings),
                List.of(new RuleVersion("a.drl", null, "abc", "d1")),
                facts(List.of(), List.of()));
    }

    /** The same with one more rule file. */
    private static Evaluation with(Evaluation one, RuleMode mode) {
        return new Evaluation(
                one.project(),
                one.gate(),
                one.number(),
                one.round(),
                one.evaluatedAt(),
                one.cause(),
                one.verdict(),
                one.evidence(),
                one.nextEvaluationAt(),
                one.findings(),
                List.of(one.rules().get(0), new RuleVersion("b.drl", null, "def", "d1", mode)),
                one.facts());
    }
}
