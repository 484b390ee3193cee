package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.audit.VerifyAudit;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.ServerProcess;
import dev.milepost.testing.WebTest;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server under load, at random moments: what was acknowledged is there, and everything agrees. */
class KillTests {

    static final int KILLS = 10;
    static final int SENDERS = 3;

    @TempDir
    Path folder;

    final Random random = new Random(20261123);
    final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    final Set<String> unacknowledged = new ConcurrentSkipListSet<>();
    final Set<String> completed = new ConcurrentSkipListSet<>();

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsGatesAndProcessInStep() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(folder)) {
                Api api = Api.at(server.port()).as("admin", WebTest.PASSWORD);
                repeatWhatWasNotAcknowledged(api);
                killUnderLoad(server, api, kill);
            }
            checkDatabase();
        }
        try (ServerProcess server = ServerProcess.start(folder)) {
            repeatWhatWasNotAcknowledged(Api.at(server.port()).as("admin", WebTest.PASSWORD));
            Files.writeString(
                    folder.resolve("audit"),
                    Api.at(server.port())
                            .as("admin", WebTest.PASSWORD)
                            .get("/api/audit/export")
                            .body());
        }
        assertThat(VerifyAudit.run(List.of(folder.resolve("audit").toString()), System.out, System.out))
                .as("the audit trail is intact")
                .isZero();
        checkDatabase();
        assertThat(unacknowledged).isEmpty();
        assertThat(acknowledged).as("each piece once").isEqualTo(stored());
        assertThat(acknowledged.size()).as("pieces of evidence").isGreaterThan(KILLS * 5);
    }

    /** Sends evidence and drives a project through its gates until a random number of calls was answered; then kills. */
    private void killUnderLoad(ServerProcess server, Api api, int kill) throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(5 + random.nextInt(30));
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                String prefix = "kill" + kill + "-sender" + sender + "-";
                running.add(threads.submit(() -> send(api, prefix, answers)));
            }
            running.add(threads.submit(() -> drive(api, "project-" + kill, answers)));
            answers.await();
            server.kill();
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(UncheckedIOException.class); // the server is gone
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Api api, String prefix, CountDownLatch answers) {
        for (int i = 0; ; i++) {
            String name = prefix + i;
            unacknowledged.add(name);
            upload(api, name);
            answers.countDown();
        }
    }

    /** Each name is a report of its own; the same name is the same report, however often it is sent. */
    private void upload(Api api, String name) {
        Answer answer = api.upload(
                "/api/projects/apollo/test-reports?suite=" + name,
                "<testsuite name='" + name + "' tests='1'><testcase name='t'><failure/></testcase></testsuite>");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        unacknowledged.remove(name);
        acknowledged.add(name);
    }

    private void repeatWhatWasNotAcknowledged(Api api) {
        Set.copyOf(unacknowledged).forEach(name -> upload(api, name));
    }

    private void drive(Api api, String project, CountDownLatch answers) {
        api.post("/api/projects", "{\"key\":\"" + project + "\",\"plan\":\"software-release\"}");
        api.post("/api/projects/" + project + "/events", "{\"name\":\"feature-freeze-announced\"}");
        while (true) {
            for (JsonNode task :
                    api.get("/api/projects/" + project + "/tasks").json().at("/items")) {
                String id = task.at("/id").asText();
                if (task.at("/state").asText().equals("OPEN")
                        && api.post("/api/projects/" + project + "/tasks/" + id + "/complete", "")
                                        .status()
                                == 200) {
                    completed.add(id);
                    answers.countDown();
                }
            }
            answers.countDown();
        }
    }

    /** Looks into the database while no server runs on it. */
    private void checkDatabase() throws SQLException {
        assertThat(stored()).as("acknowledged evidence").containsAll(acknowledged);
        assertThat(column("select id from mp_activity where state = 'COMPLETED'"))
                .containsAll(completed);
        assertThat(column("select g.project_key from mp_gate g join mp_project p on p.project_key = g.project_key"
                        + " where g.state in ('WAITING', 'SIGN_OFF') and g.evidence <> p.evidence"))
                .as("gates whose last evaluation does not cover their newest evidence")
                .isEmpty();
        assertThat(column(
                        "select project_key || ' ' || max(seq) || ' ' || count(*) from mp_evidence group by project_key"
                                + " having max(seq) <> count(*)"))
                .as("projects with gaps in their evidence")
                .isEmpty();
        assertThat(column("select execution_id from mp_gate where state = 'WAITING'"))
                .as("gates that wait, in Milepost and in the engine")
                .isEqualTo(column("select id_ from act_ru_execution where act_id_ = 'rulesDecide'"));
        assertThat(column("select id from mp_activity where state = 'OPEN' and kind = 'USER_TASK'"))
                .as("tasks that are open, in Milepost and in the engine")
                .isEqualTo(column("select id_ from act_ru_task where task_def_key_ <> 'userTask_signOff'"));
        assertThat(column("select project_key from mp_project where state = 'RUNNING'"))
                .isEqualTo(column(
                        "select business_key_ from act_ru_execution where parent_id_ is null and super_exec_ is null"));
        assertThat(onRecord())
                .as("evidence on the audit trail, sealed or not, each piece once")
                .containsExactlyInAnyOrderElementsOf(column("select id from mp_evidence where kind <> 'TASK'"));
    }

    private List<String> onRecord() throws SQLException {
        return column("select sequence || line from mp_audit union all select id || entry from mp_audit_event").stream()
                .filter(row -> row.contains("\"action\":\"evidence.accepted\""))
                .map(row -> row.replaceAll(".*\"object\":\"evidence:([^\"]*)\".*", "$1"))
                .toList();
    }

    private Set<String> stored() throws SQLException {
        return column("select subject from mp_evidence where kind = 'TEST_REPORT'");
    }

    private Set<String> column(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("data/milepost");
        Set<String> values = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
