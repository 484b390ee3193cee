package peers.milepost;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import peers.Db;
import peers.Evidence;
import peers.Peer;
import peers.TestResult;

/**
 * Milepost over its HTTP API on loopback: the packaged product as a process of its own, each call with its login. Evidence goes
 * as JUnit XML, as a CI server sends it. Folders: -Dmilepost.home names the checkout (default ../../..).
 */
public final class MilepostRestPeer implements Peer {

    private static final Pattern OPEN = Pattern.compile("\"id\":\"([^\"]+)\",\"task\":\"[^\"]+\",\"name\":\"[^\"]*\",\"state\":\"OPEN\"");
    private static final List<String> RULES = List.of("tasks-complete.drl", "not-before.drl", "test-pass-ratio.drl");
    private static final String PASSWORD = "bench-password";
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process server;
    private String base;

    @Override
    public String describe() {
        return "Milepost, packaged, over HTTP with Basic, Camunda history full, every result and every evaluation kept";
    }

    @Override
    public void start(Db db, DataSource none, Map<String, String> options) throws Exception {
        Path home = Path.of(System.getProperty("milepost.home", "../../..")).toAbsolutePath().normalize();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-jar", home.resolve("target/milepost.jar").toString(),
                "--server.port=" + port, "--logging.level.root=error", "--milepost.sample=false", "--milepost.zone=UTC",
                "--camunda.bpm.job-execution.enabled=false", "--milepost.sweep-interval=P365D",
                "--spring.datasource.url=" + db.url(), "--spring.datasource.username=" + db.user(),
                "--spring.datasource.password=" + db.password(), "--spring.datasource.hikari.maximum-pool-size=4"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(Files.createTempDirectory("milepost-bench").toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("MILEPOST_USERS_0_ID", "bench", "MILEPOST_USERS_0_PASSWORD", PASSWORD,
                "MILEPOST_USERS_0_GROUPS", "camunda-admin"));
        server = builder.start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith("Milepost is ready")) {
            System.err.println(line);
            line = lines.readLine();
        }
        if (line == null) throw new IllegalStateException("the server did not start");
        Thread drain = new Thread(() -> lines.lines().forEach(System.err::println));
        drain.setDaemon(true);
        drain.start();
        deploy(home);
    }

    private void deploy(Path home) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "deployment-name", null, "gated-project".getBytes(StandardCharsets.UTF_8));
        try (var in = new java.io.FileInputStream(home.resolve("src/bench/peers/peer-milepost/src/main/resources/gated-project-milepost.bpmn").toFile())) {
            part(form, "plan", "gated-project.bpmn", in.readAllBytes());
        }
        for (String file : RULES) part(form, file, file, Files.readAllBytes(home.resolve("rules").resolve(file)));
        form.writeBytes("--bench--\r\n".getBytes(StandardCharsets.UTF_8));
        send(request("/engine-rest/deployment/create").header("Content-Type", "multipart/form-data; boundary=bench")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static void part(ByteArrayOutputStream form, String name, String file, byte[] content) {
        String head = "--bench\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream") + "\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object startProject(String key, Date[] notBefore) throws Exception {
        StringBuilder parameters = new StringBuilder();
        for (int p = 1; p <= notBefore.length; p++)
            parameters.append(p == 1 ? "" : ",").append("\"notBefore").append(p).append("\":\"")
                    .append(notBefore[p - 1].toInstant().atZone(ZoneOffset.UTC).toLocalDate()).append('"');
        json("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"gated-project\",\"parameters\":{" + parameters + "}}");
        return key;
    }

    @Override
    public void completeTasks(Object project, int phase) throws Exception {
        List<String> open = new ArrayList<>();
        Matcher tasks = OPEN.matcher(send(request("/api/projects/" + project + "/tasks").GET()));
        while (tasks.find()) open.add(tasks.group(1));
        if (open.size() != 4) throw new IllegalStateException("open tasks: " + open.size());
        for (String id : open) json("/api/projects/" + project + "/tasks/" + id + "/complete", "");
    }

    @Override
    public void deliver(Object project, Evidence e) throws Exception {
        StringBuilder xml = new StringBuilder("<testsuite name=\"p").append(e.phase()).append("\" tests=\"").append(e.results().size()).append("\">");
        for (TestResult r : e.results())
            xml.append("<testcase name=\"").append(r.testId()).append(r.passed() ? "\"/>" : "\"><failure/></testcase>");
        // a batch's number tells two deliveries with the same results apart, as a timestamp would
        xml.append("<system-out>batch ").append(e.batch()).append(' ').append(System.nanoTime()).append("</system-out></testsuite>");
        send(request("/api/projects/" + project + "/test-reports?suite=p" + e.phase()).header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(xml.toString())));
    }

    @Override
    public boolean gatePassed(Object project, int phase) throws Exception {
        return send(request("/api/projects/" + project + "/gates/gate" + phase).GET()).contains("\"state\":\"PASSED\"");
    }

    @Override
    public boolean ended(Object project) throws Exception {
        return send(request("/api/projects/" + project).GET()).contains("\"state\":\"COMPLETED\"");
    }

    private void json(String path, String body) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString(("bench:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Basic " + login);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.uri() + " " + answer.body());
        return answer.body();
    }

    @Override
    public void close() {
        if (server != null) server.destroyForcibly();
    }
}
