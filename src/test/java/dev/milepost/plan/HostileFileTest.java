package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFileTest {

    @Test
    void saysWhereAFileIsNotWellFormed() {
        Problem problem = only("<definitions>\n  <process id='p'>\n  </definitions>");

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.message())
                .startsWith("The file is not well-formed XML (line 3, column 5): ")
                .contains("process")
                .doesNotContain("ParseError");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(only("").message()).isEqualTo("The file is empty.");
    }

    @Test
    void refusesADoctype() {
        Problem problem = only("<?xml version='1.0'?>\n<!DOCTYPE d [<!ENTITY e 'x'>]>\n<d>&e;</d>");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message()).isEqualTo("The file has a DOCTYPE, which is never read.");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(only("<a>".repeat(100_000)).message())
                .isEqualTo("The file's elements are nested more than 200 deep.");
    }

    @Test
    void refusesMoreElementsThanItCanHold() {
        assertThat(only("<a>" + "<b/>".repeat(20_000) + "</a>").message())
                .isEqualTo("The file has more than 20000 elements.");
    }

    @Test
    void readsTheLargestPlanItAllowsInBoundedTime() {
        StringBuilder tasks = new StringBuilder("<startEvent id='t0'/>");
        for (int i = 1; i < 9_900; i++) {
            tasks.append(i % 50 == 0 ? "<callActivity calledElement='milestone-gate' id='t" : "<userTask id='t")
                    .append(i)
                    .append("'/><sequenceFlow id='f" + i + "' sourceRef='t" + (i - 1) + "' targetRef='t" + i + "'/>");
        }

        assertThat(Bpmn.read(tasks.toString()).problems()).hasSize(197 * 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
    void readsWhateverCommonEncodingAFileDeclares(String encoding) {
        String text = "<?xml version='1.0' encoding='" + encoding + "'?>"
                + Bpmn.file("<startEvent id='s'/>", "<userTask id='größe'/>", "<userTask id='größe'/>");

        PlanReading reading = PlanReader.read("plan.bpmn", text.getBytes(Charset.forName(encoding)));

        assertThat(reading.problems()).extracting(Problem::element).containsExactly("größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "UTF-32", "UTF-32LE", "ISO-2022-JP"})
    void refusesEncodingsInWhichMarkupCouldHide(String encoding) {
        String text = "<?xml version='1.0' encoding='" + encoding + "'?>" + Bpmn.file("<startEvent id='s'/>");

        assertThat(PlanReader.read("plan.bpmn", text.getBytes(Charset.forName(encoding)))
                        .problems())
                .hasSize(1);
    }

    @Test
    void saysWhichLineIsNoUtf8() {
        byte[] latin =
                Bpmn.file("<startEvent id='s'/>", "<userTask id='größe'/>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PlanReader.read("plan.bpmn", latin).problems())
                .containsExactly(new Problem(
                        "plan.bpmn",
                        4,
                        null,
                        "The line holds bytes that are no characters in UTF-8.",
                        "Save the file as UTF-8."));
    }

    @Test
    void refusesAFileThatChangesItsEncodingMidway() {
        byte[] head = "<?xml version='1.0' encoding='IBM037'?>".getBytes(StandardCharsets.US_ASCII);
        byte[] rest = Bpmn.file("<startEvent id='s'/>").getBytes(Charset.forName("IBM037"));
        byte[] file = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, file, head.length, rest.length);

        assertThat(PlanReader.read("plan.bpmn", file).problems())
                .extracting(Problem::message)
                .containsExactly("The file is in an encoding that is not read: 'IBM037'.");
    }

    @Test
    void neverReachesTheNetwork() throws IOException {
        AtomicInteger hits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/x";
            String bpmn = Bpmn.file("<startEvent id='s'/>");
            String located = "<definitions xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
                    + "http://www.omg.org/spec/BPMN/20100524/MODEL " + url + "'";

            assertThat(PlanReader.read("a", Bpmn.bytes(bpmn.replace("<definitions", located)))
                            .problems())
                    .isEmpty();
            assertThat(only("<!DOCTYPE d SYSTEM '" + url + "'>" + bpmn).message())
                    .contains("DOCTYPE");
            assertThat(only("<!DOCTYPE d [<!ENTITY % p SYSTEM '" + url + "'>%p;]>" + bpmn)
                            .message())
                    .contains("DOCTYPE");
            assertThat(only("<!DOCTYPE d [<!ENTITY e SYSTEM '" + url + "'>]><d>&e;</d>")
                            .message())
                    .contains("DOCTYPE");
            PlanReader.read("a", Bpmn.bytes("<?xml-stylesheet href='" + url + "'?>" + bpmn));
            PlanReader.read(
                    "a", Bpmn.bytes("<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='" + url + "'/>"));
            assertThat(hits).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void answersToAnyDamageWithProblemsInsteadOfExceptions() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("processes", "software-release.bpmn"));
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            PlanReader.read("plan.bpmn", damaged);
            SchemaLocations.strip(damaged);
        }
        for (int percent = 0; percent < 100; percent++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThat(PlanReader.read("plan.bpmn", cut).problems()).isNotEmpty();
        }
    }

    private static Problem only(String text) {
        PlanReading reading = PlanReader.read("plan.bpmn", Bpmn.bytes(text));
        assertThat(reading.plans()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }
}
