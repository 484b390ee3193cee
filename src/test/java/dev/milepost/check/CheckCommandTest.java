package dev.milepost.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.TestPlans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-01T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void findsNoProblemInWhatIsShipped() {
        assertThat(check("processes", "rules")).as(out.toString()).isZero();
        assertThat(out.toString()).containsPattern("\\d+ files, 4 plans: 0 problems, 0 warnings\\.");
    }

    @Test
    void namesEveryProblemOfPlansAndRulesWithFileLineAndElement() throws IOException {
        write("one.bpmn", TestPlans.oneGate("one", "target=soon", "rules=tasks-complete.drl"));
        write("two.bpmn", TestPlans.oneGate("two", "target=P6W", "rules=mising.drl"));
        write("missing.drl", "package rules;\nrule \"Broken\"\nwhen\n  Nothing()\nthen\nend\n");
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line).startsWith("one.bpmn:").contains("[gate]", "soon"))
                .anySatisfy(line -> assertThat(line).startsWith("missing.drl:").contains("Nothing"))
                .anySatisfy(line -> assertThat(line).startsWith("two.bpmn:").contains("mising.drl", "missing.drl"))
                .last()
                .asString()
                .matches("3 files, \\d plans?: \\d+ problems, 0 warnings\\.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhereRuleFilesOfTheLibraryComeFrom() throws IOException {
        write("one.bpmn", TestPlans.oneGate("one", "target=P6W", "rules=tasks-complete.drl"));

        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "'tasks-complete.drl', which is not deployed with the plan. It comes with Milepost:",
                        "begin FOLDER");
    }

    @Test
    void doubtsNoTargetThatAProjectSaysWhenItStarts() throws IOException {
        write("one.bpmn", TestPlans.oneGate("one", "target=${release}", "rules=not-before.drl"));
        Files.copy(Path.of("rules", "not-before.drl"), folder.resolve("not-before.drl"));

        assertThat(check(folder.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).doesNotContain("target");
    }

    @Test
    void warnsOfWhatIsDoubtfulAndIsContentAllTheSame() throws IOException {
        write("one.bpmn", TestPlans.oneGate("one", "target=P6W", "rules=tasks-complete.drl"));
        Files.copy(Path.of("rules", "tasks-complete.drl"), folder.resolve("tasks-complete.drl"));
        assertThat(check(folder.toString())).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "warning: one.bpmn:",
                        "[gate] Gate 'gate' cannot be measured",
                        "[one] The plan 'one' has no drawing",
                        "0 problems, 3 warnings.");
    }

    @Test
    void checksNothingWhereTwoFilesHaveOneNameOrAPathLeadsNowhere() throws IOException {
        write("one.bpmn", TestPlans.oneGate("one", "target=P6W", "rules=tasks-complete.drl"));
        Files.createDirectory(folder.resolve("copy"));
        Files.copy(folder.resolve("one.bpmn"), folder.resolve("copy/one.bpmn"));
        assertThat(check(folder.toString(), folder.resolve("copy").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'one.bpmn'");
        assertThat(check(folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("absent' does not exist");
        assertThat(check()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private int check(String... arguments) {
        return CheckCommand.run(List.of(arguments), CLOCK, new PrintStream(out, true), new PrintStream(err, true));
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
