package dev.milepost.plan;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house conventions for {@code processes/*.bpmn}. */
class ProcessConventionsTest {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("startEvent", "startEvent_"),
            entry("endEvent", "endEvent_"),
            entry("boundaryEvent", "boundary_"),
            entry("userTask", "userTask_"),
            entry("serviceTask", "serviceTask_"),
            entry("parallelGateway", "gateway_"),
            entry("exclusiveGateway", "gateway_"),
            entry("sequenceFlow", "flow_"));

    static Stream<Path> processes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void namesTheFileAfterItsOnlyProcess(Path file) throws Exception {
        assertThat(tree(file).bpmn("process")).singleElement().satisfies(process -> {
            assertThat(process.id() + ".bpmn").isEqualTo(file.getFileName().toString());
            assertThat(process.attribute("camunda:historyTimeToLive")).isPresent();
            assertThat(process.isTrue("isExecutable")).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void choosesIdsInsteadOfGeneratingThem(Path file) throws Exception {
        assertThat(tree(file).all().filter(element -> element.id() != null))
                .allSatisfy(element -> assertThat(element.id())
                        .doesNotMatch(".*_[01][0-9a-z]{6}(_di)?")
                        .doesNotMatch("(?i).*[0-9a-f]{8}-[0-9a-f]{4}-.*")
                        .matches("[a-z][A-Za-z0-9_-]+")
                        .startsWith(PREFIXES.getOrDefault(element.name(), "")));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void labelsWhateverAReaderHasToUnderstand(Path file) throws Exception {
        Map<String, Long> outgoing = tree(file)
                .all()
                .filter(element -> element.isBpmn("sequenceFlow"))
                .collect(Collectors.groupingBy(
                        flow -> flow.attribute("sourceRef").orElse(""), Collectors.counting()));
        Set<String> questions = tree(file)
                .all()
                .filter(element -> element.isBpmn("exclusiveGateway"))
                .map(XmlElement::label)
                .filter(label -> label.endsWith("?"))
                .collect(Collectors.toSet());

        assertThat(elements(file)).allSatisfy(element -> {
            boolean splits = outgoing.getOrDefault(String.valueOf(element.id()), 0L) > 1;
            boolean named = element.attribute("name").isPresent();
            if (element.isBpmn("exclusiveGateway")) {
                assertThat(named).isEqualTo(splits).isEqualTo(questions.contains(element.label()));
            } else if (element.isBpmn("parallelGateway")) {
                assertThat(named).isFalse();
            } else if (!element.isBpmn("sequenceFlow")) {
                assertThat(element.attribute("name").orElse(""))
                        .as("name of %s", element.id())
                        .matches("[A-Z].+");
            }
        });
        assertThat(elements(file))
                .filteredOn(element -> element.isBpmn("sequenceFlow"))
                .allSatisfy(flow -> assertThat(flow.attribute("name").isPresent())
                        .as("answer on %s", flow.id())
                        .isEqualTo(splitsExclusively(
                                file, flow.attribute("sourceRef").orElse(""))));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void givesEachDecisionADefaultAndEachGatewayOneDuty(Path file) throws Exception {
        assertThat(elements(file))
                .filteredOn(element -> element.name().endsWith("Gateway"))
                .allSatisfy(gateway -> {
                    long in = gateway.bpmn("incoming").count();
                    long out = gateway.bpmn("outgoing").count();
                    assertThat(Math.min(in, out))
                            .as("%s splits or joins", gateway.id())
                            .isEqualTo(1);
                    assertThat(gateway.attribute("default").isPresent())
                            .isEqualTo(gateway.isBpmn("exclusiveGateway") && out > 1);
                });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void documentsEachUserTask(Path file) throws Exception {
        assertThat(elements(file))
                .filteredOn(element -> element.isBpmn("userTask"))
                .allSatisfy(task -> assertThat(task.bpmn("documentation")).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void drawsEveryNodeAndFlowOnce(Path file) throws Exception {
        List<String> drawn = tree(file)
                .all()
                .filter(element ->
                        element.name().equals("BPMNShape") || element.name().equals("BPMNEdge"))
                .map(element -> element.attribute("bpmnElement").orElse(""))
                .toList();

        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(elements(file)
                        .map(element -> String.valueOf(element.id()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void drawsFlowsOrthogonally(Path file) throws Exception {
        assertThat(tree(file).all().filter(element -> element.name().equals("BPMNEdge")))
                .allSatisfy(edge -> {
                    List<XmlElement> points = edge.children().stream()
                            .filter(child -> child.name().equals("waypoint"))
                            .toList();
                    for (int i = 1; i < points.size(); i++) {
                        XmlElement from = points.get(i - 1);
                        XmlElement to = points.get(i);
                        assertThat(from.attribute("x").equals(to.attribute("x"))
                                        || from.attribute("y").equals(to.attribute("y")))
                                .as("%s is orthogonal", edge.id())
                                .isTrue();
                    }
                });
    }

    private static boolean splitsExclusively(Path file, String source) throws Exception {
        return elements(file)
                .anyMatch(element -> element.isBpmn("exclusiveGateway")
                        && source.equals(element.id())
                        && element.bpmn("outgoing").count() > 1);
    }

    /** Flow nodes and sequence flows. */
    private static Stream<XmlElement> elements(Path file) throws Exception {
        return tree(file).all().filter(element -> Node.isNode(element) || element.isBpmn("sequenceFlow"));
    }

    private static XmlElement tree(Path file) throws Exception {
        return XmlTree.read(Files.readAllBytes(file));
    }
}
