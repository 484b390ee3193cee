package dev.milepost.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.rules.RuleInspection;
import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import dev.milepost.plan.PlanReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanImportTest {

    private static final Path FIXTURES = Path.of("../shared/fixtures");

    private static final String ODD = Plans.bpmn("""
            <laneSet><lane id="who" name="Büro"><flowNodeRef>a b</flowNodeRef></lane></laneSet>
            <startEvent id="s1"><messageEventDefinition/></startEvent>
            <startEvent id="s2" name="Called"><timerEventDefinition/></startEvent>
            <task id="a b" name="Prüfen &amp; ${x}"/>
            <scriptTask id="dup" name="Compute"><script>boom()</script></scriptTask>
            <sendTask id="dup" name="Tell"/>
            <serviceTask name="No id"/>
            <exclusiveGateway id="g"/>
            <complexGateway id="c"/>
            <subProcess id="phase"><task id="t1"/><task id="t2"/></subProcess>
            <adHocSubProcess id="empty" name="Empty"/>
            <boundaryEvent id="late" attachedToRef="phase"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="lost" attachedToRef="nothing"/>
            <intermediateThrowEvent id="go" name="Sign-off"><signalEventDefinition/></intermediateThrowEvent>
            <callActivity id="M1" name="M1 Design approved" calledElement="other"/>
            <intermediateThrowEvent id="l1"><linkEventDefinition name="L"/></intermediateThrowEvent>
            <intermediateCatchEvent id="l2"><linkEventDefinition name="L"/></intermediateCatchEvent>
            <eventBasedGateway id="e"/>
            <intermediateCatchEvent id="w1"><messageEventDefinition/></intermediateCatchEvent>
            <intermediateCatchEvent id="w2"><conditionalEventDefinition/></intermediateCatchEvent>
            <endEvent id="end"><errorEventDefinition/></endEvent>
            <endEvent id="end2"/>
            <sequenceFlow id="f1" sourceRef="s1" targetRef="a b"/>
            <sequenceFlow id="f2" sourceRef="s2" targetRef="dup"/>
            <sequenceFlow id="f3" sourceRef="a b" targetRef="g"/>
            <sequenceFlow id="f4" sourceRef="g" targetRef="phase"><conditionExpression>${ok}</conditionExpression></sequenceFlow>
            <sequenceFlow id="f5" sourceRef="g" targetRef="c"><conditionExpression>x > 3</conditionExpression></sequenceFlow>
            <sequenceFlow id="f6" sourceRef="c" targetRef="end"/>
            <sequenceFlow id="f7" sourceRef="phase" targetRef="go"/>
            <sequenceFlow id="f8" sourceRef="go" targetRef="M1"/>
            <sequenceFlow id="f9" sourceRef="M1" targetRef="l1"/>
            <sequenceFlow id="f10" sourceRef="l2" targetRef="e"/>
            <sequenceFlow id="f11" sourceRef="e" targetRef="w1"/>
            <sequenceFlow id="f12" sourceRef="e" targetRef="w2"/>
            <sequenceFlow id="f13" sourceRef="w1" targetRef="end2"/>
            <sequenceFlow id="f14" sourceRef="w2" targetRef="g"/>
            <sequenceFlow id="f15" sourceRef="late" targetRef="t1"/>
            <sequenceFlow id="f16" sourceRef="end2" targetRef="nowhere"/>
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bpmn/miwg-A.1.0.bpmn",
                "bpmn/miwg-C.1.1.bpmn",
                "schedule/mspdi-relations.xml",
                "schedule/percent-complete.xer"
            })
    void makesPlansOfTheReferenceFilesThatTheEngineTakes(String name) throws Exception {
        Path file = FIXTURES.resolve(name);
        assumeTrue(Files.isRegularFile(file), "there is no " + file + " beside this project");

        ImportedPlan imported = Plans.of(String.valueOf(file.getFileName()), Files.readAllBytes(file));

        assertDeploys(imported);
        assertThat(imported.report().understood()).isNotEmpty();
        assertThat(imported.report().toComplete()).isNotEmpty();
    }

    @Test
    void keepsTheDrawingOfAReferenceFile() throws Exception {
        Path file = FIXTURES.resolve("bpmn/miwg-A.1.0.bpmn");
        assumeTrue(Files.isRegularFile(file), "there is no " + file + " beside this project");

        ImportedPlan imported = Plans.of("a.bpmn", Files.readAllBytes(file));

        assertThat(imported.plan().bpmn()).contains("x=\"186\" y=\"336\" width=\"30\" height=\"30\"");
        assertThat(imported.report().understood()).extracting(Note::reason).contains("The drawing is kept.");
    }

    @Test
    void makesAPlanOfWhatIsOddInEveryWay() throws Exception {
        ImportedPlan imported = Plans.of("odd.bpmn", ODD);

        assertDeploys(imported);
        assertThat(imported.plan().bpmn()).contains("name=\"Sign-off\" calledElement=\"milestone-gate\"");
        assertThat(imported.plan().bpmn()).contains("execution.getVariable('ok') == true");
        assertThat(imported.plan().bpmn()).doesNotContain("boom", "localhost");
        assertThat(imported.report().dropped()).extracting(Note::element).contains("lost", "f15", "f16");
        assertThat(imported.report().changed())
                .extracting(Note::element)
                .contains("a b", "dup", "phase", "M1", "empty");
    }

    @Test
    void accountsForEachElementOfAFile() throws Exception {
        assertThat(Accounts.missing(ODD.getBytes(UTF_8), Plans.of("odd.bpmn", ODD)))
                .isEmpty();
        Random random = new Random(11);
        try (RuleInspection rules = RuleInspection.start()) {
            PlanImport imports = new PlanImport(new PlanCheck(rules, rules.judge()));
            for (int i = 0; i < 40; i++) {
                byte[] odd = shuffled(random).getBytes(UTF_8);
                assertThat(Accounts.missing(odd, imports.of("odd.bpmn", odd, "", Plans.TODAY)))
                        .isEmpty();
            }
        }
    }

    /** The odd file with its elements in another order, some without an id and some with that of others. */
    private static String shuffled(Random random) {
        List<String> lines = new ArrayList<>(ODD.lines().toList());
        List<String> inside = lines.subList(5, lines.size() - 1);
        Collections.shuffle(inside, random);
        inside.replaceAll(line -> switch (random.nextInt(8)) {
            case 0 -> line.replaceFirst(" id=\"[^\"]*\"", "");
            case 1 -> line.replaceFirst(" id=\"[^\"]*\"", " id=\"phase\"");
            default -> line;
        });
        return String.join("\n", lines);
    }

    @Test
    void keepsTheFlowsOfASubProcessWithoutAnId() throws Exception {
        ImportedPlan imported = Plans.of("a.bpmn", Plans.bpmn("""
                <subProcess name="Build"><task id="a"/><task id="b"/>
                <sequenceFlow id="inner" sourceRef="a" targetRef="b"/></subProcess>"""));

        assertThat(imported.plan().bpmn()).contains("sourceRef=\"a\" targetRef=\"b\"");
    }

    @Test
    void putsAGateBeforeTheEndWhereThereIsNone() throws Exception {
        ImportedPlan imported = Plans.of("a.bpmn", Plans.bpmn("""
                <task id="t" name="Work"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>"""));

        assertDeploys(imported);
        assertThat(imported.report().changed())
                .extracting(Note::reason)
                .anyMatch(reason -> reason.contains("a plan has at least one gate"));
    }

    @Test
    void makesAPlanOfAFlowThatNeverEnds() throws Exception {
        assertDeploys(Plans.of("a.bpmn", Plans.bpmn("""
                <task id="t"/><task id="u"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/>
                <sequenceFlow id="g" sourceRef="u" targetRef="t"/><sequenceFlow id="h" sourceRef="u" targetRef="u"/>""")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "'   ', empty",
        "not xml, neither BPMN nor a schedule",
        "'<a><b></a>', not well-formed",
        "'<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>', DOCTYPE",
        "'<html/>', no BPMN",
        "PK\u0003\u0004, zip",
    })
    void refusesWhatIsNoPlan(String content, String reason) {
        assertThatThrownBy(() -> Plans.of("x.bpmn", content))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAProcessWithoutAnything() {
        assertThatThrownBy(() -> Plans.of("x.bpmn", Plans.bpmn("")))
                .hasMessageContaining("No process in the file holds");
    }

    @Test
    void refusesAPlanThatIsOneAlready() throws Exception {
        byte[] shipped = Files.readAllBytes(Path.of("processes/construction.bpmn"));

        assertThatThrownBy(() -> Plans.of("construction.bpmn", shipped)).hasMessageContaining("it is a plan already");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "<subProcess>".repeat(5000) + "</subProcess>".repeat(5000);

        assertThatThrownBy(() -> Plans.of("x.bpmn", Plans.bpmn(deep))).hasMessageContaining("nested");
    }

    @Test
    void survivesNoise() {
        Random random = new Random(6);
        byte[] odd = ODD.getBytes(UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] noisy = odd.clone();
            for (int j = 0; j < 3; j++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            }
            try {
                Markup root = MarkupReader.read("x", noisy, new Notes());
                Draft draft = BpmnImport.read("x", root, "", new Notes());
                new Repair(draft, new Notes()).run();
                new GateFinder(draft, new Notes(), "drawing").run();
                Layout.draw(draft);
                assertThat(PlanReader.read("x", BpmnWriter.write(draft).getBytes(UTF_8))
                                .problems())
                        .isEmpty();
            } catch (ImportRefused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void isDoneWithFiftyThousandElementsInTime() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            many.append("<task id='t" + i + "'/><sequenceFlow id='f" + i + "' sourceRef='t" + i + "' targetRef='t"
                    + (i + 1) + "'/>");
        }
        long before = System.nanoTime();

        assertThatThrownBy(() -> Plans.of("x.bpmn", Plans.bpmn(many.toString())))
                .hasMessageContaining("a plan has at most");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void laysOutWithoutOverlapsAndWithFlowsFromBorderToBorder(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder process = new StringBuilder("<startEvent id='s'/>");
        for (int i = 0; i < 25; i++) {
            String kind = List.of("task", "exclusiveGateway", "intermediateThrowEvent")
                    .get(random.nextInt(3));
            process.append(
                    i % 9 == 4
                            ? "<subProcess id='n" + i + "'><task id='a" + i + "'/><task id='b" + i + "'/></subProcess>"
                                    + "<boundaryEvent id='x" + i + "' attachedToRef='n" + i + "'/><sequenceFlow id='y"
                                    + i
                                    + "' sourceRef='x" + i + "' targetRef='n" + random.nextInt(25) + "'/>"
                            : "<" + kind + " id='n" + i + "'/>");
        }
        process.append("<sequenceFlow id='f' sourceRef='s' targetRef='n0'/>");
        for (int i = 0; i < 45; i++) {
            process.append("<sequenceFlow id='f" + i + "' sourceRef='n" + random.nextInt(25) + "' targetRef='n"
                    + random.nextInt(25) + "'/>");
        }
        Markup root = MarkupReader.read("x", Plans.bpmn(process.toString()).getBytes(UTF_8), new Notes());
        Draft draft = BpmnImport.read("x", root, "", new Notes());
        new Repair(draft, new Notes()).run();
        new GateFinder(draft, new Notes(), "drawing").run();
        Layout.draw(draft);

        draft.scope.each(scope -> {
            List<Shape> shapes = new ArrayList<>();
            for (Step step : scope.steps) {
                if (step.host == null) {
                    shapes.add(draft.drawing.shapes.get(step.id));
                }
            }
            for (int i = 0; i < shapes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(shapes.get(i).overlaps(shapes.get(j)))
                            .as(shapes.get(i) + " " + shapes.get(j))
                            .isFalse();
                }
            }
            for (Way way : scope.ways) {
                List<Point> points = draft.drawing.edges.get(way.id);
                Shape from = draft.drawing.shapes.get(way.from.id);
                Shape to = draft.drawing.shapes.get(way.to.id);
                assertThat(Drawing.onBorder(from, points.get(0))).isTrue();
                assertThat(Drawing.onBorder(to, points.get(points.size() - 1))).isTrue();
                for (int i = 1; i < points.size(); i++) {
                    Point one = points.get(i - 1);
                    Point other = points.get(i);
                    assertThat(one.x() == other.x() || one.y() == other.y()).isTrue();
                    Shape line = new Shape(
                            0,
                            Math.min(one.x(), other.x()),
                            Math.min(one.y(), other.y()),
                            Math.abs(one.x() - other.x()),
                            Math.abs(one.y() - other.y()),
                            true);
                    shapes.forEach(shape -> assertThat(line.overlaps(shape))
                            .as("%s of %s crosses %s", line, way.id, shape)
                            .isFalse());
                }
            }
        });
    }

    @Test
    void theCommandWritesThePlanAndNeverOverAnother(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("odd.bpmn"), ODD);
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments =
                List.of(file.toString(), "--to", folder.resolve("to").toString());

        assertThat(ImportCommand.run(arguments, clock, new PrintStream(out), new PrintStream(out)))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("understood: ", "changed: ", "dropped: ", "to complete: ");
        assertThat(folder.resolve("to/made.bpmn")).exists();
        assertThat(ImportCommand.run(arguments, clock, new PrintStream(out), new PrintStream(out)))
                .isOne();
        assertThat(out.toString(UTF_8)).contains("No plan was written");
    }

    private static void assertDeploys(ImportedPlan imported) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:import-" + System.nanoTime());
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addInputStream(
                            imported.plan().file(),
                            new ByteArrayInputStream(imported.plan().bpmn().getBytes(UTF_8)))
                    .deploy();
        } finally {
            engine.close();
        }
    }
}
