package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.Api;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTables;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tables as designers send them: deployed, checked, replayed, and shown to whoever starts a project. */
@WebTest
class DecisionTablesApiTests {

    private static final String TEMPLATE = "tests-by-kind.xlsx";

    @LocalServerPort
    int port;

    @Test
    void theTemplateForSpreadsheetProgramsIsDeployedAndItsRowsAreShown() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("docs", "examples", TEMPLATE));
        byte[] plan = TestPlans.oneGate("tabled", "rules=" + TEMPLATE, "param.kind=${kind}")
                .getBytes(UTF_8);
        JsonNode checked = designer()
                .form("/api/plans/check", Map.of(), Map.of("tabled.bpmn", plan, TEMPLATE, template))
                .json();
        assertThat(checked.at("/problems")).isEmpty();
        assertThat(checked.at("/deployable").asBoolean()).isTrue();

        Api.Answer deployed = deploy(Map.of("tabled.bpmn", plan, TEMPLATE, template));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);

        JsonNode rows = designer().get("/api/plans/tabled/criteria").json().at("/items/0/rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.at("/0/number").asInt()).isEqualTo(10);
        assertThat(rows.at("/0/when").asText()).isEqualTo("Kind of project = medical device");
        assertThat(rows.at("/0/says").asText())
                .isEqualTo("Tests at least = 200, Share that passes = 1, Who answers for it = Quality");
        designer()
                .post(
                        "/api/projects",
                        "{\"key\":\"tabled-0\",\"plan\":\"tabled\",\"parameters\":{\"kind\":\"consumer product\"}}");

        Page page = RealBrowser.logIn(port, "designer", WebTest.PASSWORD);
        page.navigate("/plans/tabled");
        assertThat(page.locator("#gate-gate details").innerText())
                .contains("one of its 3 rows applies to a project", "Kind of project = consumer product", "= 0.98");
        page.locator("#gate-gate details").scrollIntoViewIfNeeded();
        RealBrowser.screenshot(page, "plan-with-a-table");
        Accessibility.check(page);
        page.navigate("/projects/tabled-0/gates/gate");
        assertThat(page.locator("[id='criterion-tests-for-kind']").innerText())
                .contains("at least 0.98 of at least 50 tests (row 11: Kind of project = consumer product)");
        RealBrowser.screenshot(page, "gate-with-a-table");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void aBrokenTableIsRefusedWithItsCell() {
        byte[] plan = TestPlans.oneGate("tabled-badly", "rules=parts.xlsx", "param.kind=toy")
                .getBytes(UTF_8);
        Map<String, byte[]> files = Map.of("tabled-badly.bpmn", plan, "parts.xlsx", TestTables.xlsx("2", "0,5"));

        Api.Answer deployed = deploy(files);
        assertThat(deployed.status()).isEqualTo(400);
        assertThat(deployed.json().get("message").asText())
                .contains(
                        "parts.xlsx:9 [sheet 'Quota', cell C9] '0,5' has a comma, of which nobody can say what it means."
                                + " Write a point, as in 0.95.");
        JsonNode checked = designer().form("/api/plans/check", Map.of(), files).json();
        assertThat(checked.at("/deployable").asBoolean()).isFalse();
        assertThat(checked.at("/problems")).hasSize(1);
        assertThat(checked.at("/problems/0/file").asText()).isEqualTo("parts.xlsx");
        assertThat(checked.at("/problems/0/line").asInt()).isEqualTo(9);
        assertThat(checked.at("/problems/0/element").asText()).isEqualTo("sheet 'Quota', cell C9");
        assertThat(designer().get("/api/plans/tabled-badly").status()).isEqualTo(404);
    }

    @Test
    void aTableIsTriedOnWhatAnotherJudged() {
        byte[] plan = TestPlans.oneGate("tabled-parts", "rules=parts.xlsx", "param.kind=${kind}")
                .getBytes(UTF_8);
        assertThat(deploy(Map.of("tabled-parts.bpmn", plan, "parts.xlsx", TestTables.xlsx("2", "1")))
                        .status())
                .isEqualTo(200);
        designer()
                .post(
                        "/api/projects",
                        "{\"key\":\"tabled-1\",\"plan\":\"tabled-parts\",\"parameters\":{\"kind\":\"medical\"}}");
        Api.at(port)
                .as("ci", WebTest.PASSWORD)
                .post("/api/projects/tabled-1/metrics", "{\"name\":\"parts\",\"value\":2}");

        JsonNode same = replay(TestTables.xlsx("2", "1"));
        assertThat(same.at("/counts/SAME").asInt()).isEqualTo(2);
        assertThat(same.at("/counts")).hasSize(1);
        JsonNode other = replay(TestTables.xlsx("3", "1"));
        assertThat(other.at("/counts/PASS_TO_FAIL").asInt()).isEqualTo(1);
        assertThat(other.at("/changes/0/project").asText()).isEqualTo("tabled-1");
        assertThat(other.toString()).contains("parts: MET -> UNMET");
        assertThat(replayed(TestTables.xlsx("three", "1")).json().at("/detail").asText())
                .contains("Nothing was replayed. parts.xlsx:8 [sheet 'Quota', cell C8] 'three' is not a number");
    }

    private JsonNode replay(byte[] table) {
        return replayed(table).json();
    }

    private Api.Answer replayed(byte[] table) {
        return designer().form("/api/rules/replay?project=tabled-1", Map.of(), Map.of("parts.xlsx", table));
    }

    private Api.Answer deploy(Map<String, byte[]> files) {
        return designer().form("/engine-rest/deployment/create", Map.of("deployment-name", "tabled"), files);
    }

    private Api designer() {
        return Api.at(port).as("designer", WebTest.PASSWORD);
    }
}
