package dev.milepost.gate.rules;

import dev.milepost.gate.RuleFile;
import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A gate with five criteria and as many facts as wanted, all of them good. */
final class ManyFacts {

    private ManyFacts() {}

    static List<RuleFile> rules() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        for (String name :
                List.of("tasks-complete", "test-pass-ratio", "no-failing-tests", "work-items-done", "not-before")) {
            String drl = Files.readString(Path.of("rules", name + ".drl"));
            files.add(new RuleFile(new RuleUse(name + ".drl", null), "1", Sha256.of(drl), drl));
        }
        return files;
    }

    static Facts of(int number) {
        FactsBuilder facts = FactsBuilder.someFacts().with("minRatio", "0.95").with("minTests", "10");
        Instant at = facts.at;
        for (int i = 0; i < number; i++) {
            switch (i % 5) {
                case 0, 1 ->
                    facts.tasks.add(new Task(
                            "t" + i, "Task " + i, "build", true, i % 3 == 0, Task.State.COMPLETED, at, "e" + i));
                case 2 ->
                    facts.workItems.add(
                            new WorkItem("w" + i, "Item " + i, "build", WorkItem.State.DONE, null, at, "e" + i));
                case 3 ->
                    facts.reports.add(new TestReport(
                            "suite" + i, "42", 100, 100, 0, 0, 0, 0, false, List.of(), at, at, "e" + i, 1));
                default -> facts.metrics.add(new Metric("m" + i, BigDecimal.ONE, null, "42", at, "e" + i));
            }
        }
        facts.events.add(new Event("contract-signed", at, "e"));
        facts.milestones.add(new Milestone("kick-off", "Kick-off", LocalDate.parse("2027-01-01"), at));
        return facts.build();
    }
}
