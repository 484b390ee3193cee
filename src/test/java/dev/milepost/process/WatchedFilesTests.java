package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.plan.Problem;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A designer saves files in a folder that is watched. */
@MilepostTest
class WatchedFilesTests {

    private static final String PLAN = TestPlans.plan(
            "watched-plan",
            "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                    + TestPlans.gate("contract", "rules=event-happened.drl", "param.event=signed")
                    + TestPlans.flows("start", "contract", "end"));

    @TempDir
    Path folder;

    @Autowired
    ShippedFiles shipped;

    @Autowired
    RepositoryService repository;

    @Autowired
    Clock clock;

    @Test
    void deploysWhatIsSavedAndKeepsTheLastGoodVersionWhileAFileIsBroken() throws IOException {
        WatchedFiles watched = new WatchedFiles(shipped, folder, clock);
        watched.begin();
        Files.createDirectory(folder.resolve("processes"));
        Path plan = folder.resolve("processes/watched-plan.bpmn");

        Files.writeString(plan, PLAN);
        watched.look();
        assertThat(version()).as("while it may still be written").isZero();
        watched.look();
        assertThat(version()).isEqualTo(1);
        assertThat(watched.latest())
                .hasValueSatisfying(look -> assertThat(look.problems()).isEmpty());

        Files.writeString(plan, PLAN.replace("event-happened.drl", "no-such-rules.drl"));
        watched.look();
        watched.look();
        assertThat(version()).isEqualTo(1);
        assertThat(watched.latest())
                .hasValueSatisfying(look -> assertThat(look.problems())
                        .extracting(Problem::file, Problem::element)
                        .contains(org.assertj.core.groups.Tuple.tuple("watched-plan.bpmn", "contract")));

        Files.writeString(plan, PLAN.replace("signed", "countersigned"));
        watched.look();
        watched.look();
        watched.look();
        assertThat(version()).isEqualTo(2);
        assertThat(watched.latest())
                .hasValueSatisfying(look -> assertThat(look.problems()).isEmpty());
    }

    @Test
    void deploysTablesAsTheyAreSavedAndNamesTheCellThatIsWrong() throws IOException {
        WatchedFiles watched = new WatchedFiles(shipped, folder, clock);
        watched.begin();
        Files.createDirectory(folder.resolve("processes"));
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.write(rules.resolve("parts.csv"), TestTables.csv("2", "1"));
        Files.writeString(
                folder.resolve("processes/watched-table.bpmn"),
                TestPlans.oneGate("watched-table", "rules=parts.csv", "param.kind=medical"));
        watched.look();
        watched.look();
        assertThat(version("watched-table")).isEqualTo(1);

        Files.write(rules.resolve("parts.csv"), TestTables.csv("many", "1"));
        watched.look();
        watched.look();
        assertThat(version("watched-table")).isEqualTo(1);
        assertThat(watched.latest())
                .hasValueSatisfying(look -> assertThat(look.problems())
                        .extracting(Problem::toString)
                        .contains("parts.csv:8 [cell C8] 'many' is not a number, such as 12.5. Correct the cell."));

        Files.delete(rules.resolve("parts.csv"));
        Files.write(rules.resolve("parts.xlsx"), TestTables.xlsx("3", "1"));
        Files.writeString(
                folder.resolve("processes/watched-table.bpmn"),
                TestPlans.oneGate("watched-table", "rules=parts.xlsx", "param.kind=medical"));
        watched.look();
        watched.look();
        watched.look();
        assertThat(version("watched-table")).isEqualTo(2);
        assertThat(watched.latest())
                .hasValueSatisfying(look -> assertThat(look.problems()).isEmpty());
    }

    private int version() {
        return version("watched-plan");
    }

    private int version(String plan) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(plan).latestVersion().list().stream()
                .mapToInt(org.camunda.bpm.engine.repository.ProcessDefinition::getVersion)
                .max()
                .orElse(0);
    }
}
