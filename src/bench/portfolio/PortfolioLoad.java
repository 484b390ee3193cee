import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills a real server with projects by its own HTTP API and measures how fast it answers about all of them. Needs a JDK and nothing else:
 *
 * <pre>java src/bench/portfolio/PortfolioLoad.java -- java -Xmx1500m -jar target/milepost.jar</pre>
 *
 * Before {@code --}: {@code projects=200 reports=25 port=8799 requests=200 hold=true}. Behind it: the command that starts the
 * server; port, password and, unless it names one, an empty H2 database in a file are added. A plan has 25 milestones side by
 * side: before each is a task with an estimate; in each project 20 of the tasks are completed, so that 20 gates wait, and every
 * failing report is an evaluation of each of them. Without {@code --} a server that was filled with {@code hold=true} is measured again.
 */
public class PortfolioLoad {

    static final String PASSWORD = "portfolio-load-secret";
    static final int MILESTONES = 25;
    static final int OPEN = 20;
    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static String base;

    public static void main(String[] args) throws Exception {
        int split = Arrays.asList(args).indexOf("--");
        List<String> settings = Arrays.asList(args).subList(0, split < 0 ? args.length : split);
        base = "http://127.0.0.1:" + setting(settings, "port", 8799);
        if (split < 0) {
            measureAll(setting(settings, "requests", 200));
            return;
        }
        List<String> command = new ArrayList<>(Arrays.asList(args).subList(split + 1, args.length));
        int projects = setting(settings, "projects", 200);
        int reports = setting(settings, "reports", 25);
        int port = setting(settings, "port", 8799);
        int requests = setting(settings, "requests", 200);
        Path home = Files.createTempDirectory("portfolio-load");
        command.addAll(List.of("--server.port=" + port, "--milepost.password=" + PASSWORD, "--milepost.zone=UTC"));
        if (command.stream().noneMatch(word -> word.contains("spring.datasource.url"))) {
            command.add("--spring.datasource.url=jdbc:h2:file:" + home.resolve("db") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000");
        }
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        waitFor(server);
        long began = System.nanoTime();
        deploy();
        fill(projects, reports);
        System.err.printf(
                "%d projects with %d milestones and %,d evaluations in %d s; log and data in %s%n",
                projects, MILESTONES, (long) projects * reports * OPEN, seconds(began), home);
        settle();
        measureAll(requests);
        if (settings.contains("hold=true")) {
            server.waitFor();
        }
    }

    static int setting(List<String> settings, String name, int otherwise) {
        return settings.stream()
                .filter(text -> text.startsWith(name + "="))
                .map(text -> Integer.parseInt(text.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    static void waitFor(Process server) throws Exception {
        long end = System.nanoTime() + 180_000_000_000L;
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                if (send("/api/projects").statusCode() == 200) {
                    return; // its users are there, too
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            Thread.sleep(3_000); // a login that is refused may be tried again after a while
        }
        throw new IllegalStateException("The server did not start");
    }

    static void deploy() throws Exception {
        StringBuilder elements = new StringBuilder("<bpmn:startEvent id=\"start\"/><bpmn:parallelGateway id=\"fork\"/>"
                + "<bpmn:parallelGateway id=\"join\"/><bpmn:endEvent id=\"end\"/>" + flow("start", "fork") + flow("join", "end"));
        for (int i = 1; i <= MILESTONES; i++) {
            String task = "task" + i;
            String gate = "milestone-" + i;
            elements.append(("<bpmn:userTask id=\"%s\" name=\"Work for milestone %d\" camunda:candidateGroups=\"contributors\"><bpmn:extensionElements>"
                            + "<camunda:properties><camunda:property name=\"milepost:estimate\" value=\"%dd/%dd/%dd\"/></camunda:properties>"
                            + "</bpmn:extensionElements></bpmn:userTask>")
                    .formatted(task, i, 3 + i, 5 + i, 12 + 2 * i));
            elements.append(("<bpmn:callActivity id=\"%s\" name=\"Milestone %d\" calledElement=\"milestone-gate\"><bpmn:extensionElements>"
                            + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/><camunda:properties>"
                            + "<camunda:property name=\"milepost:target\" value=\"P%dD\"/>"
                            + "<camunda:property name=\"milepost:rules\" value=\"test-pass-ratio.drl\"/>"
                            + "<camunda:property name=\"milepost:param.minRatio\" value=\"0.95\"/></camunda:properties></bpmn:extensionElements></bpmn:callActivity>")
                    .formatted(gate, i, 10 + 5 * i));
            elements.append(flow("fork", task)).append(flow(task, gate)).append(flow(gate, "join"));
        }
        String bpmn = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" targetNamespace=\"http://milepost.dev/load\">"
                + "<bpmn:process id=\"portfolio-load\" name=\"Portfolio load\" isExecutable=\"true\" camunda:historyTimeToLive=\"P365D\">"
                + elements + "</bpmn:process></bpmn:definitions>";
        String rules = Files.readString(Path.of("rules", "test-pass-ratio.drl"));
        String boundary = "parts-of-a-plan";
        String body = field(boundary, "deployment-name", null, "portfolio-load")
                + field(boundary, "portfolio-load.bpmn", "portfolio-load.bpmn", bpmn)
                + field(boundary, "test-pass-ratio.drl", "test-pass-ratio.drl", rules) + "--" + boundary + "--\r\n";
        expect(200, HTTP.send(
                request("/engine-rest/deployment/create", "designer")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"flow_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }

    static String field(String boundary, String name, String file, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream") + "\r\n\r\n" + content + "\r\n";
    }

    static void fill(int projects, int reports) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        AtomicInteger done = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        Pattern run = Pattern.compile("\"id\":\"([^\"]+)\",\"task\":\"task(\\d+)\"");
        for (int i = 0; i < projects; i++) {
            String key = "load-%03d".formatted(i);
            all.add(two.submit(() -> {
                String start = "{\"key\":\"%s\",\"plan\":\"portfolio-load\",\"name\":\"Project %s\"}".formatted(key, key);
                expect(201, post("/api/projects", "designer", "application/json", start));
                String tasks = send("/api/projects/" + key + "/tasks").body();
                for (Matcher task = run.matcher(tasks); task.find(); ) {
                    if (Integer.parseInt(task.group(2)) <= OPEN) {
                        expect(200, post("/api/projects/" + key + "/tasks/" + task.group(1) + "/complete", "ci", "application/json", ""));
                    }
                }
                for (int report = 1; report <= reports; report++) {
                    String xml = "<testsuite>" + "<testcase name='t'/>".repeat(report)
                            + "<testcase name='bad'><failure/></testcase>".repeat(3) + "</testsuite>";
                    expect(201, post("/api/projects/" + key + "/test-reports?suite=unit", "ci", "application/xml", xml));
                }
                int count = done.incrementAndGet();
                if (count % 20 == 0) {
                    System.err.println(count + " projects filled");
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        two.shutdown();
    }

    /** Forecasts that are still to be made would be measured too. */
    static void settle() throws Exception {
        long quietSince = System.nanoTime();
        String last = "";
        while (seconds(quietSince) < 10) {
            String now = send("/api/projects/load-199/milestones").body();
            if (!now.equals(last)) {
                quietSince = System.nanoTime();
                last = now;
            }
            Thread.sleep(1000);
        }
    }

    static void measureAll(int requests) throws Exception {
        System.out.println("| what | p50 ms | p95 ms | sent kB (gzip) | kB |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (String path : List.of(
                "/api/portfolio?state=RUNNING&size=200",
                "/api/portfolio?needsMe=true",
                "/api/plans/portfolio-load/standing",
                "/api/projects/load-100",
                "/api/projects/load-100/milestones",
                "/",
                "/projects/load-100",
                "/projects/load-100/evidence",
                "/projects/load-100/changes",
                "/projects/load-100/gates/milestone-1")) {
            measure(path, requests);
        }
        replay();
    }

    /** The rules as they are deployed, over all decisions of 20 projects: nothing may be different. */
    static void replay() throws Exception {
        String file = "test-pass-ratio.drl";
        String boundary = "parts-of-a-trial";
        String body = field(boundary, file, file, Files.readString(Path.of("rules", file))) + "--" + boundary + "--\r\n";
        String query = IntStream.range(0, 20).mapToObj("project=load-%03d"::formatted).collect(Collectors.joining("&"));
        for (int run = 1; run <= 2; run++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = HTTP.send(
                    request("/api/rules/replay?" + query, "designer")
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            expect(200, answer);
            System.out.printf(Locale.ROOT, "replay %d: %.1f s, %s%n", run, (System.nanoTime() - began) / 1e9,
                    answer.body().substring(0, Math.min(300, answer.body().length())));
        }
    }

    static void measure(String path, int requests) throws Exception {
        HttpRequest asked = request(path, "manager").header("Accept-Encoding", "gzip").header("Accept", path.startsWith("/api") ? "application/json" : "text/html").build();
        double[] millis = new double[requests];
        int sent = 0;
        for (int i = -requests / 2; i < requests; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = HTTP.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            if (answer.statusCode() != 200) {
                System.out.printf("| `%s` | status %d | | | |%n", path, answer.statusCode());
                return;
            }
            sent = answer.body().length;
        }
        Arrays.sort(millis);
        int plain = send(path).body().getBytes(StandardCharsets.UTF_8).length;
        System.out.printf(Locale.ROOT, "| `%s` | %.1f | %.1f | %d | %d |%n", path, millis[requests / 2], millis[requests * 95 / 100], sent / 1000, plain / 1000);
    }

    static HttpResponse<String> send(String path) throws Exception {
        return HTTP.send(request(path, "manager").header("Accept", path.startsWith("/api") ? "application/json" : "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> post(String path, String user, String type, String body) throws Exception {
        return HTTP.send(
                request(path, user).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest.Builder request(String path, String user) {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Basic " + login);
    }

    static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000;
    }
}
