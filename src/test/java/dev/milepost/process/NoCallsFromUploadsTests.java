package dev.milepost.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file that names addresses makes the server call none of them, whatever it is called. */
@WebTest
class NoCallsFromUploadsTests {

    @LocalServerPort
    int port;

    final AtomicInteger calls = new AtomicInteger();
    ServerSocket listener;
    Thread accepting;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = new Thread(() -> {
            while (!listener.isClosed()) {
                try (Socket call = listener.accept()) {
                    calls.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        accepting.start();
    }

    @AfterEach
    void hearNothing() throws Exception {
        // whatever was called before is accepted before this one
        int before = calls.get();
        new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()).close();
        while (calls.get() == before) {
            Thread.onSpinWait();
        }
        listener.close();
        accepting.join();
        assertThat(calls.get()).as("calls besides the test's own").isEqualTo(1);
    }

    @Test
    void deploysAPlanThatNamesTenSchemesWithoutCallingAny() throws IOException {
        Answer answer = deploy("called-out.bpmn", with(locations(), plan()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"called-out.bpmn20.xml", "decision.dmn", "decision.dmn11.xml", "case.cmmn", "case.cmmn10.xml"})
    void readsEveryKindOfFileWithoutCallingAnybody(String file) throws IOException {
        String content = file.contains("dmn") ? decision() : file.contains("cmmn") ? caseModel() : plan();
        assertThat(deploy(file, with(locations(), content)).status()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"called-out.bpmn", "called-out.bpmn20.xml", "decision.dmn", "decision.dmn11.xml"})
    void followsNoEntityOrStyleSheet(String file) throws IOException {
        String content = file.contains("dmn") ? decision() : plan();
        String base = "http://127.0.0.1:" + listener.getLocalPort();
        for (String prologue : new String[] {
            "<!DOCTYPE x SYSTEM \"%s/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY %% e SYSTEM \"%s/e\"> %%e;]>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s/e\">]>",
            "<?xml-stylesheet type=\"text/xsl\" href=\"%s/x.xsl\"?>"
        }) {
            String hostile = content.replaceFirst("\\?>", "?>" + prologue.formatted(base));
            assertThat(deploy(file, hostile).status()).as(prologue).isIn(200, 400);
        }
    }

    private String locations() {
        String server = "127.0.0.1:" + listener.getLocalPort();
        return Stream.of("http", "https", "ftp", "ftps", "file", "jar:http", "netdoc", "gopher", "ldap", "rmi")
                .map(scheme -> "urn:" + scheme.replace(":", "-") + " " + scheme + "://" + server + "/x.xsd"
                        + (scheme.startsWith("jar") ? "!/x" : ""))
                .collect(Collectors.joining(
                        " ", "http://www.omg.org/spec/BPMN/20100524/MODEL http://" + server + "/b.xsd ", ""));
    }

    private static String with(String locations, String content) {
        return content.replaceFirst(
                "<([a-z]+:)?definitions ",
                "$0xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:schemaLocation=\"" + locations
                        + "\" x:noNamespaceSchemaLocation=\"" + locations.split(" ")[1] + "\" ");
    }

    private static String plan() {
        return TestPlans.oneGate("called-out", "rules=event-happened.drl", "param.event=signed");
    }

    private static String decision() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                      xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="decision" name="decision" camunda:historyTimeToLive="P1D"><decisionTable id="t"><output id="o" typeRef="string"/></decisionTable></decision>
                </definitions>
                """;
    }

    private static String caseModel() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL" id="c" targetNamespace="http://cmmn.org">
                  <case id="case"><casePlanModel id="p"/></case>
                </definitions>
                """;
    }

    private Answer deploy(String file, String content) throws IOException {
        return Api.at(port)
                .as("designer", WebTest.PASSWORD)
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", file),
                        Map.of(
                                file,
                                content.getBytes(UTF_8),
                                "event-happened.drl",
                                Files.readAllBytes(Path.of("rules/event-happened.drl"))));
    }
}
