package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A schedule becomes a plan, and its calendar and baseline are set on a project of the plan by the calls that the import names. */
@WebTest
class PlanImportApiTests {

    private static final String SCHEDULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Project xmlns="http://schemas.microsoft.com/project"><Title>Imported house</Title>
            <StartDate>2027-03-01T08:00:00</StartDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
            <Calendars><Calendar><UID>1</UID><Name>Site</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
            <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes>
            <WorkingTime><FromTime>07:00:00</FromTime><ToTime>15:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
            <WeekDay><DayType>3</DayType><DayWorking>1</DayWorking><WorkingTimes>
            <WorkingTime><FromTime>07:00:00</FromTime><ToTime>15:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
            </WeekDays><Exceptions><Exception><TimePeriod><FromDate>2027-03-08T00:00:00</FromDate>
            <ToDate>2027-03-08T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences><Name>Fair</Name><Type>1</Type>
            <DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>
            <Tasks>
            <Task><UID>1</UID><ID>1</ID><Name>Draw</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S</Duration>
            <Start>2027-03-01T07:00:00</Start><Finish>2027-03-09T15:00:00</Finish>
            <Baseline><Number>0</Number><Duration>PT16H0M0S</Duration><Start>2027-03-01T07:00:00</Start>
            <Finish>2027-03-02T15:00:00</Finish></Baseline></Task>
            <Task><UID>2</UID><ID>2</ID><Name>Drawn</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone>
            <Duration>PT0H0M0S</Duration><Start>2027-03-09T15:00:00</Start><Finish>2027-03-09T15:00:00</Finish>
            <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>
            <Baseline><Number>0</Number><Duration>PT0H0M0S</Duration><Start>2027-03-02T15:00:00</Start>
            <Finish>2027-03-02T15:00:00</Finish></Baseline></Task>
            </Tasks></Project>
            """;

    @LocalServerPort
    int port;

    @Test
    void setsCalendarAndBaselineOfAScheduleOnAProjectOfItsPlan() throws IOException {
        Answer answer = designer().form("/api/plans/import", Map.of(), Map.of("house.xml", SCHEDULE.getBytes(UTF_8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode imported = answer.json();
        String plan = imported.at("/plan/file").asText();
        Answer deployed = designer()
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "imported-house"),
                        Map.of(
                                plan,
                                imported.at("/plan/bpmn").asText().getBytes(UTF_8),
                                "event-happened.drl",
                                Files.readAllBytes(Path.of("rules", "event-happened.drl"))));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        String project = "{\"key\":\"imported-house\",\"plan\":\"%s\",\"start\":\"2027-03-01\"}"
                .formatted(plan.replace(".bpmn", ""));
        assertThat(designer().post("/api/projects", project).status()).isEqualTo(201);

        imported.at("/settings").forEach(this::call);

        JsonNode calendar =
                designer().get("/api/projects/imported-house/calendar").json();
        assertThat(calendar.at("/hours/monday/0").asText()).isEqualTo("07:00-15:00");
        assertThat(calendar.at("/hours").size()).isEqualTo(2);
        assertThat(calendar.at("/holidays/0/date").asText()).isEqualTo("2027-03-08");
        assertThat(calendar.at("/holidays/0/name").asText()).isEqualTo("Fair");
        JsonNode milestone =
                designer().get("/api/projects/imported-house/milestones").json().at("/items/0");
        assertThat(milestone.at("/target").asText()).isEqualTo("2027-03-09");
        assertThat(milestone.at("/baseline").asText()).isEqualTo("2027-03-02");
        JsonNode baseline =
                designer().get("/api/projects/imported-house/baselines/2").json();
        assertThat(baseline.at("/name").asText()).isEqualTo("As first planned");
        assertThat(baseline.at("/entries/tasks/0/estimate").asText()).isEqualTo("2d");
    }

    private void call(JsonNode setting) {
        String path = setting.at("/path").asText().replace("{key}", "imported-house");
        String body = setting.at("/body").toString();
        Answer answer = setting.at("/method").asText().equals("POST")
                ? designer().post(path, body)
                : designer().patch(path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 201);
    }

    private Api designer() {
        return Api.at(port).as("designer", WebTest.PASSWORD);
    }
}
