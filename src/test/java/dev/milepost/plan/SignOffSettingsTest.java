package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOffSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            qa                            | qa x1
            qa:2, product:1               | qa x2, product x1
            2 of qa, product              | qa x2, product x1
            all of board                  | board all
            any of qa, product            | qa or product x1
            legal:1, any of qa, product   | legal x1, qa or product x1
            any of qa, product; legal:2   | qa or product x1, legal x2
            3 of qa ; all of board, legal | qa x3, board all, legal x1
            """)
    void readsWhoSigns(String written, String read) {
        assertThat(policy("approvers=" + written).approvers().stream()
                        .map(SignOffSettingsTest::words)
                        .toList())
                .isEqualTo(Arrays.asList(read.split(", ")));
    }

    @Test
    void readsHowTheyAreAsked() {
        SignOffPolicy policy =
                policy("approvers=qa", "signOffOrder=sequence", "refusal=waits", "staleVotes=keep", "separation=off");

        assertThat(policy.inSequence()).isTrue();
        assertThat(policy.refusal()).isEqualTo(SignOffPolicy.Refusal.WAITS);
        assertThat(policy.staleVotes()).isEqualTo(SignOffPolicy.StaleVotes.KEEP);
        assertThat(policy.separation()).isFalse();
    }

    @Test
    void readsAroundWhichDaysWaiversAreAllowed() {
        assertThat(policy("waiversWithin=P3D").waiverDays()).isEqualTo(3);
        assertThat(policy("waiversWithin= P0D ").waiverDays()).isZero();
        assertThat(policy().waiverDays()).isNull();
    }

    @Test
    void isStrictWhereNothingIsSaid() {
        assertThat(policy()).isEqualTo(SignOffPolicy.NOBODY);
        assertThat(policy().separation()).isTrue();
        assertThat(policy().staleVotes()).isEqualTo(SignOffPolicy.StaleVotes.DISMISS);
        assertThat(policy().refusal()).isEqualTo(SignOffPolicy.Refusal.ENDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "0 of qa", "some of qa", "all of", "any of", "any of ,", "any of qa, product:2"})
    void refusesApproversThatSayNothingUseful(String written) {
        assertThat(read("approvers=" + written).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).startsWith("'milepost:approvers' of 'g' names");
            assertThat(problem.advice()).contains("qa");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"qa, any of qa, product", "any of qa, qa", "2 of qa; all of qa"})
    void refusesAGroupInTwoPlaces(String written) {
        assertThat(read("approvers=" + written).problems())
                .extracting(Problem::message)
                .containsExactly("'milepost:approvers' of 'g' names the group 'qa' twice.");
    }

    @Test
    void reportsAllThatIsWrongTogether() {
        assertThat(read("signOffOrder=both", "refusal=never", "separation=maybe", "approvers=qa:x, :2")
                        .problems())
                .hasSize(5)
                .extracting(Problem::advice)
                .anySatisfy(advice -> assertThat(advice).contains("parallel, sequence"))
                .anySatisfy(advice -> assertThat(advice).contains("ends, waits"))
                .anySatisfy(advice -> assertThat(advice).contains("on, off"));
    }

    private static String words(Approvers approvers) {
        return String.join(" or ", approvers.groups()) + (approvers.everybody() ? " all" : " x" + approvers.minimum());
    }

    private static SignOffPolicy policy(String... settings) {
        PlanReading reading = read(settings);
        assertThat(reading.problems()).isEmpty();
        return reading.plans().get(0).gates().get(0).signOff();
    }

    private static PlanReading read(String... settings) {
        List<String> all = Stream.concat(Stream.of("rules=a.drl", "target=P6W"), Stream.of(settings))
                .toList();
        return Bpmn.read(start("s") + gateWith("g", all.toArray(String[]::new)), flows("s -> g"));
    }
}
