package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.milepost.testing.TestPlans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The elements that Camunda Modeler offers to designers. */
class ElementTemplatesTest {

    private static final Path FILE = Path.of(".camunda", "element-templates", "milepost.json");

    static Stream<JsonNode> gates() {
        return templates()
                .filter(template -> template.at("/elementType/value").asText().equals("bpmn:CallActivity"));
    }

    @Test
    void areWhatCamundaModelerReads() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/element-templates/schema-0.22.1.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(new ObjectMapper().readTree(FILE.toFile())))
                    .isEmpty();
        }
    }

    @Test
    void haveAnIdEachAndExplainEveryField() {
        assertThat(templates().map(template -> template.get("id").asText())).doesNotHaveDuplicates();
        assertThat(templates().flatMap(template -> properties(template).filter(field -> !isHidden(field))))
                .allSatisfy(field -> assertThat(field.path("description").asText())
                        .as(field.get("label").asText())
                        .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void ofGatesDeployAsTheyAreDropped(JsonNode template) {
        List<String> settings = new ArrayList<>();
        properties(template)
                .filter(field -> field.has("value"))
                .forEach(field -> setting(field)
                        .ifPresent(name ->
                                settings.add(name + "=" + field.get("value").asText())));
        assertThat(problems(TestPlans.oneGate("dropped", settings.toArray(String[]::new))))
                .isEmpty();
        assertThat(properties(template)
                        .map(field ->
                                field.get("binding") + " " + field.path("value").asText()))
                .contains(
                        "{\"type\":\"property\",\"name\":\"calledElement\"} milestone-gate",
                        "{\"type\":\"camunda:in:businessKey\"} #{execution.processBusinessKey}");
    }

    @ParameterizedTest
    @MethodSource("gates")
    void offerOnlySettingsThatGatesKnow(JsonNode template) {
        properties(template)
                .filter(field -> field.get("type").asText().equals("Dropdown"))
                .forEach(field -> field.get("choices").forEach(choice -> {
                    String name = setting(field).orElseThrow();
                    String[] settings = Stream.of(
                                    "target=P6W",
                                    "rules=tasks-complete.drl",
                                    name + "=" + choice.get("value").asText())
                            .toArray(String[]::new);
                    assertThat(problems(TestPlans.oneGate("chosen", settings)))
                            .as(name)
                            .isEmpty();
                }));
        assertThat(properties(template).flatMap(field -> setting(field).stream()))
                .allMatch(name -> name.startsWith("param.") || GateReader.SETTINGS.contains(name));
    }

    @ParameterizedTest
    @CsvSource({
        "target, 2026-12-01, true",
        "target, P6W, true",
        "target, ${releaseDate}, true",
        "target, 10wd, true",
        "target, 2026-12-01 AoE, true",
        "target, ${releaseDate} AoE, true",
        "target, other + 10wd, true",
        "target, next week, false",
        "target, 10wd from the start, false",
        "target, 2026-12-01 UTC, false",
        "target, 1.12.2026, false",
        "approvalTime, 2h/4h/2d, true",
        "approvalTime, 4 hours, false",
        "recycle, 0.25, true",
        "recycle, .95, true",
        "recycle, 0.96, false",
        "recycle, 1, false",
        "recycle, 25 %, false",
        "goals, 'quality, date', true",
        "goals, quality; date, false",
        "rules, 'tasks-complete.drl, test-pass-ratio.drl as e2e', true",
        "rules, 'a.drl, tasks-complete.drl (warn), tasks-complete.drl as next (shadow)', true",
        "rules, tasks-complete.drl (block), true",
        "rules, 'a.drl, tasks-complete.drl (shade)', false",
        "rules, 'a.drl, tasks-complete.drl (shadow) as next', false",
        "rules, rules/tasks-complete.drl, false",
        "rules, tasks-complete, false",
    })
    void ofGatesRefuseInModelerWhatADeploymentWouldRefuse(String name, String value, boolean fine) {
        gates().forEach(template -> assertThat(accepts(field(template, name), value))
                .as(template.get("id").asText())
                .isEqualTo(fine));
        Map<String, String> settings = new TreeMap<>(Map.of("target", "P6W", "rules", "tasks-complete.drl"));
        settings.put(name, value);
        String[] written = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        assertThat(problems(withOtherGate(written)).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "5d, true",
        "0.5d, true",
        "3d/5d/10d, true",
        "4h/1d/3d, true",
        "5, false",
        "5 days, false",
        "3d/5d, false",
    })
    void ofTasksRefuseInModelerWhatADeploymentWouldRefuse(String estimate, boolean fine) {
        JsonNode task = templates()
                .filter(template -> template.at("/elementType/value").asText().equals("bpmn:UserTask"))
                .findFirst()
                .orElseThrow();
        assertThat(accepts(field(task, "estimate"), estimate)).isEqualTo(fine);
        String plan = TestPlans.plan(
                "estimated",
                "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"work\"><bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"milepost:estimate\" value=\"" + estimate
                        + "\"/></camunda:properties>"
                        + "</bpmn:extensionElements></bpmn:userTask>"
                        + TestPlans.gate("gate", "target=P6W", "rules=tasks-complete.drl")
                        + "<bpmn:endEvent id=\"end\"/>" + TestPlans.flows("start", "work", "gate", "end"));
        assertThat(problems(plan).isEmpty()).isEqualTo(fine);
    }

    /** A plan with goals and an earlier gate, {@code other}, as settings of a gate may refer to. */
    private static String withOtherGate(String... settings) {
        return TestPlans.plan(
                "written",
                "<bpmn:extensionElements><camunda:properties><camunda:property name=\"milepost:goal.quality\" value=\"Good\"/>"
                        + "<camunda:property name=\"milepost:goal.date\" value=\"Soon\"/></camunda:properties></bpmn:extensionElements>"
                        + "<bpmn:startEvent id=\"start\"/>"
                        + TestPlans.gate("other", "target=P6W", "rules=tasks-complete.drl")
                        + TestPlans.gate("gate", settings) + "<bpmn:endEvent id=\"end\"/>"
                        + TestPlans.flows("start", "other", "gate", "end"));
    }

    private static List<Problem> problems(String plan) {
        return PlanReader.read("plan.bpmn", plan.getBytes(StandardCharsets.UTF_8))
                .problems();
    }

    private static boolean accepts(JsonNode field, String value) {
        String pattern = field.at("/constraints/pattern/value").asText();
        return Pattern.compile(pattern).matcher(value).find(); // Modeler looks for it anywhere
    }

    private static JsonNode field(JsonNode template, String setting) {
        return properties(template)
                .filter(field -> setting(field).filter(setting::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isHidden(JsonNode field) {
        return field.get("type").asText().equals("Hidden");
    }

    /** The name of the setting that a field writes, without its prefix. */
    private static Optional<String> setting(JsonNode field) {
        String name = field.at("/binding/name").asText();
        return name.startsWith("milepost:") ? Optional.of(name.substring("milepost:".length())) : Optional.empty();
    }

    private static Stream<JsonNode> properties(JsonNode template) {
        return StreamSupport.stream(template.get("properties").spliterator(), false);
    }

    private static Stream<JsonNode> templates() {
        try {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(Files.readString(FILE)).spliterator(), false);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + FILE, e);
        }
    }
}
