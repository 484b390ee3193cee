package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoOutboundRequestTest {

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE t SYSTEM '%s'><testsuite/>",
                "<!DOCTYPE t [<!ENTITY x SYSTEM '%s'>]><testsuite>&x;</testsuite>",
                "<!DOCTYPE t [<!ENTITY %% x SYSTEM '%s'> %%x;]><testsuite/>",
                "<?xml-stylesheet href='%s'?><testsuite/>",
                "<testsuite xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='%s'/></testsuite>",
                "<testsuite xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='%s'/>",
                "<testsuite xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x %s'/>",
                "<testsuite xmlns='%s'/>",
            })
    void asksNobodyForAnything(String shape) {
        String xml = shape.formatted("http://localhost:" + server.getAddress().getPort() + "/x");

        try {
            Reports.read(xml);
        } catch (UnreadableReportException refused) {
            assertThat(refused).hasMessageContaining("report.xml:1:");
        }

        assertThat(requests).hasValue(0);
    }
}
