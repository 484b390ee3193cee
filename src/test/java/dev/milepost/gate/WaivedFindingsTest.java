package dev.milepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class WaivedFindingsTest {

    static final Instant FROM = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant UNTIL = Instant.parse("2026-03-09T09:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = CriterionState.class,
            names = {"UNMET", "UNKNOWN", "STALE"})
    void waivesWhatIsNotMetAndKeepsItBeside(CriterionState state) {
        Finding waived = judged(finding(state, false, null), FROM, waiver("w", FROM, UNTIL));

        assertThat(waived.state()).isEqualTo(CriterionState.WAIVED);
        assertThat(waived.waived()).isEqualTo(new Waived(state, "w", UNTIL, "gina"));
        assertThat(waived.actual()).isEqualTo("9 of 12");
        assertThat(waived.expected()).isEqualTo("all");
        assertThat(waived.remedy()).isEqualTo("mend 3");
        assertThat(waived.changesAt()).isEqualTo(UNTIL);
        assertThat(new Judgement(List.of(waived)).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @EnumSource(
            value = CriterionState.class,
            names = {"MET", "NOT_APPLICABLE", "ERROR"})
    void leavesEverythingElseAsItIs(CriterionState state) {
        Finding finding = finding(state, false, null);

        assertThat(judged(finding, FROM, waiver("w", FROM, UNTIL))).isEqualTo(finding);
    }

    @Test
    void neverWaivesAMandatoryCriterion() {
        Finding finding = finding(CriterionState.UNMET, true, null);

        assertThat(judged(finding, FROM, waiver("w", FROM, UNTIL))).isEqualTo(finding);
    }

    @Test
    void neverWaivesAnotherCriterion() {
        Waiver other = new Waiver("w", "e2e.tests", FROM, UNTIL, "why", "anna", "gina");

        assertThat(judged(finding(CriterionState.UNMET, false, null), FROM, other)
                        .state())
                .isEqualTo(CriterionState.UNMET);
    }

    @Test
    void countsFromItsFirstInstantToTheLastBeforeItsExpiry() {
        Finding finding = finding(CriterionState.UNMET, false, null);
        Waiver waiver = waiver("w", FROM, UNTIL);

        assertThat(judged(finding, FROM.minusNanos(1), waiver).state()).isEqualTo(CriterionState.UNMET);
        assertThat(judged(finding, FROM, waiver).state()).isEqualTo(CriterionState.WAIVED);
        assertThat(judged(finding, UNTIL.minusNanos(1), waiver).state()).isEqualTo(CriterionState.WAIVED);
        assertThat(judged(finding, UNTIL, waiver)).isEqualTo(finding);
    }

    @Test
    void saysWhenTheResultChangesNext() {
        Instant sooner = FROM.plusSeconds(60);
        assertThat(judged(finding(CriterionState.UNMET, false, sooner), FROM, waiver("w", FROM, UNTIL))
                        .changesAt())
                .isEqualTo(sooner);
        assertThat(judged(finding(CriterionState.UNMET, false, UNTIL.plusSeconds(1)), FROM, waiver("w", FROM, UNTIL))
                        .changesAt())
                .isEqualTo(UNTIL);
        assertThat(judged(finding(CriterionState.UNMET, false, null), FROM.minusSeconds(1), waiver("w", FROM, UNTIL))
                        .changesAt())
                .as("a waiver that is still to come")
                .isEqualTo(FROM);
    }

    @Test
    void goesByTheWaiverThatLastsLongest() {
        Finding waived = judged(
                finding(CriterionState.UNMET, false, null),
                FROM,
                waiver("long", FROM, UNTIL),
                waiver("short", FROM, UNTIL.minusSeconds(1)));

        assertThat(waived.waived()).isNotNull().extracting(Waived::waiver).isEqualTo("long");
    }

    @Test
    void readsFactsAndFindingsThatWereRecordedBeforeThereWereWaivers() throws JsonProcessingException {
        ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();

        Facts facts = json.readValue("""
                {"gate":{"key":"g","name":"G","type":"time","project":"p","target":"2026-03-02"},
                 "moment":{"instant":"2026-03-02T09:00:00Z","zone":"UTC"},"parameters":{},"tasks":[],"workItems":[],
                 "testReports":[],"metrics":[],"events":[],"milestones":[]}""", Facts.class);
        Finding finding = json.readValue("""
                {"criterion":"tests","title":"Tests pass","state":"UNMET","actual":"9 of 12","expected":"all",
                 "remedy":"mend 3","evidence":[]}""", Finding.class);

        assertThat(facts.waivers()).isEmpty();
        assertThat(finding).isEqualTo(finding(CriterionState.UNMET, false, null));
        assertThat(new Judgement(List.of(finding)).waivedBy(facts).findings()).containsExactly(finding);
    }

    private static Finding judged(Finding finding, Instant at, Waiver... waivers) {
        Facts facts = new Facts(
                new Gate("g", "G", "time", null, "p", LocalDate.parse("2026-03-02")),
                new Moment(at, ZoneOffset.UTC),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(waivers));
        return new Judgement(List.of(finding)).waivedBy(facts).findings().get(0);
    }

    private static Finding finding(CriterionState state, boolean mandatory, Instant changesAt) {
        return new Finding(
                "tests", "Tests pass", state, "9 of 12", "all", "mend 3", List.of(), changesAt, mandatory, null);
    }

    private static Waiver waiver(String id, Instant from, Instant until) {
        return new Waiver(id, "tests", from, until, "why", "anna", "gina");
    }
}
