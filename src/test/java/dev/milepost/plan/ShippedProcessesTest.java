package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedProcessesTest {

    @ParameterizedTest
    @MethodSource("dev.milepost.plan.ProcessConventionsTest#processes")
    void hasNoProblems(Path file) throws IOException {
        assertThat(read(file.getFileName().toString()).problems()).isEmpty();
    }

    /** What people start from shows what there is: every kind of milestone, people, and a way back. */
    @ParameterizedTest
    @ValueSource(strings = {"software-release", "product-development", "construction", "marketing-campaign"})
    void mixesTheKindsOfMilestones(String id) throws IOException {
        Plan plan = read(id + ".bpmn").plans().get(0);

        assertThat(plan.gates()).extracting(GateDefinition::type).contains(MilestoneType.values());
        assertThat(plan.gates()).anySatisfy(gate -> assertThat(gate.approvers()).isNotEmpty());
        assertThat(plan.gates()).anySatisfy(gate -> assertThat(gate.waysBack()).isNotEmpty());
        assertThat(plan.goals()).isNotEmpty();
        assertThat(plan.tasks()).allSatisfy(task -> {
            assertThat(task.phase()).isNotNull();
            assertThat(task.estimate()).isNotNull();
        });
        assertThat(plan.tasks()).anySatisfy(task -> assertThat(task.optional()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"software-release", "product-development", "construction", "marketing-campaign"})
    void hasAPageThatTellsOfEachGateWhatItDependsOn(String id) throws IOException {
        String page = Files.readString(Path.of("docs", "plans", id + ".md"));

        for (GateDefinition gate : read(id + ".bpmn").plans().get(0).gates()) {
            String said = page.split("### `" + gate.key() + "`, ", 2)[1].split("\n##", 2)[0];
            assertThat(said).startsWith(gate.type().name().toLowerCase(Locale.ROOT));
            assertThat(named(gate, "event", "suite", "safety.suite", "metric", "stage", "leads", "spend"))
                    .allSatisfy(name -> assertThat(said).contains(name));
        }
    }

    private static List<String> named(GateDefinition gate, String... parameters) {
        return Stream.of(parameters)
                .map(gate.parameters()::get)
                .filter(Objects::nonNull)
                .map(name -> "`" + name + "`")
                .toList();
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
