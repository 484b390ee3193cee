package dev.milepost.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;

class LargeTextsTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void keepsOfLongTextsWhatTheEngineHasRoomForAndSaysWhatItDoesNot() throws Exception {
        String name = "x" + SMILE.repeat(200);
        ImportedPlan imported = Plans.of(
                "long.bpmn",
                Plans.bpmn("<startEvent id='s'/><task id='t' name='" + name + "'><documentation>"
                        + "word ".repeat(1_000)
                        + "</documentation></task><endEvent id='e'/><sequenceFlow id='f' sourceRef='s' targetRef='t'"
                        + " name='" + "way ".repeat(100) + "'/><sequenceFlow id='g' sourceRef='t' targetRef='e'/>"));

        BpmnModelInstance plan = Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(
                imported.plan().bpmn().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(plan.getModelElementsByType(FlowElement.class))
                .allSatisfy(
                        element -> assertThat(String.valueOf(element.getName())).hasSizeLessThanOrEqualTo(255));
        assertThat(plan.getModelElementsByType(Documentation.class))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.getTextContent()).hasSizeLessThanOrEqualTo(4_000));
        assertThat(imported.plan().bpmn()).contains("documentation>" + name).doesNotContain("?…", "?\"");
        assertThat(imported.report().changed())
                .anySatisfy(note -> assertThat(note.toString()).contains("[t] The name has 401 characters"))
                .anySatisfy(note -> assertThat(note.toString()).contains("[f] The name has 399 characters"));
        assertThat(imported.report().dropped())
                .anySatisfy(
                        note -> assertThat(note.toString()).contains("[t] Of the 5401 characters", "the last 1501"));
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> Plans.of("long.bpmn", Plans.bpmn("<task id='t' name='" + "x".repeat(100_001) + "'/>")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("The name of a <task> has 100001 characters.");
    }

    @Test
    void findsTheProcessAmongThousandsOfPoolsAtOnce() {
        String pools = IntStream.range(0, 8_000)
                .mapToObj(i -> "<participant id='pool" + i + "' processRef='p" + i + "'/>")
                .collect(Collectors.joining("", "<collaboration id='c'>", "</collaboration>"));
        String processes = IntStream.range(0, 8_000)
                .mapToObj(i -> "<process id='p" + i + "'><task id='t" + i + "'/></process>")
                .collect(Collectors.joining());
        String file = Plans.bpmn("<task id='a'/><task id='b'/>")
                .replace("</definitions>", pools + processes + "</definitions>");

        ImportedPlan imported = assertTimeout(Duration.ofSeconds(5), () -> Plans.of("pools.bpmn", file));

        assertThat(imported.report().dropped())
                .filteredOn(note -> note.reason().startsWith("The pool"))
                .hasSize(8_000);
    }
}
