package dev.milepost.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

    @Test
    void saysOfEachLineWhatBecameOfItHoweverManyThereAre() throws Exception {
        StringBuilder tasks = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            boolean summary = i % 10 == 1;
            String name = "Line-" + i + ".";
            names.add(name);
            tasks.append(task(i, summary ? 1 : 2, name, i % 10 > 2 ? link(i - 1, 1) : "", summary));
        }

        ImportedPlan imported = Plans.of("large.xml", schedule(tasks.toString()));

        assertThat(Accounts.missingNames(names, imported)).isEmpty();
        assertThat(imported.report().changed())
                .extracting(Note::reason)
                .anyMatch(reason -> reason.contains("'Line-11.' is one task now"));
    }

    @Test
    void refusesWhatIsTooLargeForAPlanAtOnce() {
        StringBuilder tasks = new StringBuilder();
        for (int i = 1; i <= 6_000; i++) {
            tasks.append(task(i, 1, "T" + i, i > 1 ? link(i - 1, 1) : "", false));
        }

        assertThatThrownBy(() -> Plans.of("huge.xml", schedule(tasks.toString())))
                .hasMessageContaining("6000 lines and 5999 links");
    }

    @Test
    void readsMarkedEncodings() throws Exception {
        String text = schedule(task(1, 1, "Größe", "", false));

        assertThat(Plans.of("a.xml", "\uFEFF" + text).plan().bpmn()).contains("Größe");
        assertThat(Plans.of("a.xml", text.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))
                        .plan()
                        .bpmn())
                .contains("Größe");
    }

    @Test
    void longSchedulesGoOnBelow() throws Exception {
        StringBuilder tasks = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            tasks.append(task(i, 1, "T" + i, i > 1 ? link(i - 1, 1) : "", false));
        }

        double right = Pattern.compile("<dc:Bounds x=\"([0-9.]+)\"")
                .matcher(Plans.of("long.xml", schedule(tasks.toString())).plan().bpmn())
                .results()
                .mapToDouble(bounds -> Double.parseDouble(bounds.group(1)))
                .max()
                .orElseThrow();
        assertThat(right).isLessThan(4000);
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
