package dev.milepost.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleImportTest {

    @Test
    void makesPhasesOfSummariesAndGatesOfMilestones() throws Exception {
        ImportedPlan imported = Plans.of("house.xml", schedule("""
                %s%s%s%s%s%s""".formatted(
                        task(1, 1, "Design", "", true),
                        task(2, 2, "Draw", "", false),
                        task(3, 2, "Calculate", "", false),
                        milestone(4, 1, "Permit granted", link(1, 1)),
                        task(5, 1, "Build", link(4, 1), true),
                        task(6, 2, "Walls", "", false))));

        String bpmn = imported.plan().bpmn();
        assertThat(bpmn).contains("<bpmn:subProcess id=\"phase_Design\" name=\"Design\">");
        assertThat(bpmn).contains("id=\"permit-granted\" name=\"Permit granted\" calledElement=\"milestone-gate\"");
        assertThat(bpmn).contains("name=\"milepost:estimate\" value=\"2d\"");
        assertThat(bpmn).contains("name=\"milepost:target\" value=\"P4D\"");
    }

    @Test
    void dissolvesPhasesThatWaitForEachOther() throws Exception {
        ImportedPlan imported = Plans.of(
                "house.xml",
                schedule(task(1, 1, "A", "", true)
                        + task(2, 2, "a1", "", false)
                        + task(3, 2, "a2", link(5, 1), false)
                        + task(4, 1, "B", "", true)
                        + task(5, 2, "b1", link(2, 1), false)));

        assertThat(imported.plan().bpmn()).doesNotContain("subProcess");
        assertThat(imported.report().changed()).extracting(Note::element).contains("A", "B");
    }

    @Test
    void refusesTasksThatWaitForEachOtherByName() {
        assertThatThrownBy(() -> Plans.of(
                        "house.xml",
                        schedule(task(1, 1, "Hen", link(2, 1), false) + task(2, 1, "Egg", link(1, 1), false))))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("Hen", "Egg");
    }

    @Test
    void reportsLinksThatAreNoFlows() throws Exception {
        ImportedPlan imported =
                Plans.of("house.xml", schedule(task(1, 1, "One", "", false) + task(2, 1, "Two", link(1, 3), false)));

        assertThat(imported.report().dropped()).extracting(Note::reason).anyMatch(reason -> reason.contains("SS"));
    }

    private static String schedule(String tasks) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion><Title>House</Title>
                <StartDate>2026-03-02T08:00:00</StartDate><MinutesPerDay>480</MinutesPerDay><Tasks>
                """ + tasks + "</Tasks></Project>";
    }

    private static String task(int id, int level, String name, String links, boolean summary) {
        return item(id, level, name, links, summary, false, "PT16H0M0S");
    }

    private static String milestone(int id, int level, String name, String links) {
        return item(id, level, name, links, false, true, "PT0H0M0S");
    }

    private static String item(
            int id, int level, String name, String links, boolean summary, boolean milestone, String duration) {
        return "<Task><UID>" + id + "</UID><ID>" + id + "</ID><Name>" + name + "</Name><OutlineLevel>" + level
                + "</OutlineLevel><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish><Duration>"
                + duration + "</Duration><Milestone>" + (milestone ? 1 : 0) + "</Milestone><Summary>"
                + (summary ? 1 : 0)
                + "</Summary>" + links + "</Task>";
    }

    private static String link(int to, int type) {
        return String.join(
                "",
                List.of("<PredecessorLink><PredecessorUID>" + to + "</PredecessorUID><Type>" + type
                        + "</Type><LinkLag>0</LinkLag></PredecessorLink>"));
    }
}
