package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedProcessesTest {

    @Test
    void hasNoProblems() throws IOException {
        assertThat(read("software-release.bpmn").problems()).isEmpty();
        assertThat(read("milestone-gate.bpmn").problems()).isEmpty();
    }

    @Test
    void readsTheGateProcessAsNoPlan() throws IOException {
        assertThat(read("milestone-gate.bpmn").plans()).isEmpty();
    }

    @Test
    void readsThePhasesOfTheSoftwareRelease() throws IOException {
        assertThat(release().phases())
                .containsExactly(
                        new Phase("phase_build", "Build", null),
                        new Phase("phase_stabilise", "Stabilise", null),
                        new Phase("phase_release", "Release", null));
    }

    @Test
    void readsTheGatesOfTheSoftwareRelease() throws IOException {
        assertThat(release().gates())
                .extracting(gate -> List.of(gate.key(), gate.name(), String.valueOf(gate.phase()), gate.type()))
                .containsExactly(
                        List.of("feature-complete", "Feature complete", "phase_build", MilestoneType.EVENT),
                        List.of("release-candidate", "Release candidate", "phase_stabilise", MilestoneType.TECHNICAL),
                        List.of("general-availability", "General availability", "phase_release", MilestoneType.TIME));
    }

    @Test
    void readsTheReleaseCandidateGate() throws IOException {
        GateDefinition gate = release().gate("release-candidate").orElseThrow();

        assertThat(gate.target()).isEqualTo(new Target.AfterStart(Period.ofWeeks(10)));
        assertThat(gate.rules())
                .extracting(RuleUse::file)
                .containsExactly(
                        "tasks-complete.drl", "test-pass-ratio.drl", "no-failing-tests.drl", "software-release.drl");
        assertThat(gate.parameters()).isEqualTo(Map.of("which", "mandatory", "minRatio", "0.95", "minTests", "10"));
        assertThat(gate.approvers()).isEmpty();
        assertThat(gate.tasks())
                .containsExactly("userTask_fixBlockers", "userTask_writeReleaseNotes", "userTask_tunePerformance");
    }

    @Test
    void asksApproversOnlyForGeneralAvailability() throws IOException {
        assertThat(release().gate("general-availability").orElseThrow().approvers())
                .containsExactly(Approvers.of("approvers", 1));
        assertThat(release().gate("general-availability").orElseThrow().tasks())
                .containsExactly("userTask_packageRelease", "userTask_trainSupport");
        assertThat(release().gate("feature-complete").orElseThrow().tasks())
                .containsExactly("userTask_implementFeatures", "userTask_writeTests", "userTask_reviewFeatures");
    }

    @Test
    void marksOptionalWork() throws IOException {
        assertThat(release().tasks())
                .filteredOn(PlannedTask::optional)
                .extracting(PlannedTask::id, PlannedTask::estimate)
                .containsExactly(tuple(
                        "userTask_tunePerformance", Estimate.parse("3d/5d/8d").orElseThrow()));
    }

    @Test
    void acceptsTheGateThatTheManualShows() throws IOException {
        String manual = Files.readString(Path.of("docs", "designing-plans.md"));
        String gate = manual.split("```xml\n")[1].split("```")[0].replace("bpmn:", "");

        PlanReading reading = Bpmn.read("<startEvent id='s'/>", gate, Bpmn.flows("s -> release-candidate"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plans().get(0).gates())
                .extracting(GateDefinition::key)
                .containsExactly("release-candidate");
    }

    @Test
    void documentsEverySetting() throws IOException {
        assertThat(Files.readString(Path.of("docs", "designing-plans.md")))
                .contains(GateReader.SETTINGS.stream()
                        .map(name -> "`milepost:" + name)
                        .toList())
                .contains(TaskReader.SETTINGS.stream()
                        .map(name -> "`milepost:" + name + "`")
                        .toList());
    }

    private static Plan release() throws IOException {
        return read("software-release.bpmn").plans().get(0);
    }

    private static PlanReading read(String file) throws IOException {
        return PlanReader.read(file, Files.readAllBytes(Path.of("processes", file)));
    }
}
