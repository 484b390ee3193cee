package peers.milepost;

import dev.milepost.MilepostApplication;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Outcome;
import dev.milepost.evidence.Submission;
import dev.milepost.evidence.TestCase;
import dev.milepost.evidence.TestResults;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Intake;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.process.ProjectRuns;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import peers.Db;
import peers.Evidence;
import peers.Peer;

/**
 * Milepost over its Java API, the whole application in this JVM on the given DataSource, with the product's own settings.
 * Each gate has three rule files of the shipped library. All results of a delivery are handed over, judged and kept.
 */
public final class MilepostPeer implements Peer {

    private static final List<String> RULES = List.of("tasks-complete.drl", "not-before.drl", "test-pass-ratio.drl");
    private static final String USER = "bench";

    private ConfigurableApplicationContext context;
    private ProjectRuns runs;
    private Intake intake;
    private GateKeeper gates;
    private Projects projects;

    @Override
    public String describe() {
        return "Milepost, embedded, Camunda history full, every result and every evaluation with its facts kept";
    }

    @Override
    public void start(Db db, DataSource ds, Map<String, String> options) throws Exception {
        String[] settings = {
            "--spring.main.web-application-type=servlet",
            "--spring.main.banner-mode=off",
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--logging.level.root=error",
            "--camunda.bpm.process-engine-name=" + db.name().replace("-", ""),
            "--camunda.bpm.job-execution.enabled=false",
            "--milepost.sample=false",
            "--milepost.users[0].id=" + USER,
            "--milepost.users[0].password=" + java.util.UUID.randomUUID(),
            "--milepost.users[0].groups=contributors",
            "--milepost.zone=UTC",
            "--milepost.sweep-interval=P365D"
        };
        context = new SpringApplicationBuilder(MilepostApplication.class)
                .initializers(c -> ((GenericApplicationContext) c).registerBean("dataSource", DataSource.class, () -> ds))
                .run(settings);
        var deployment = context.getBean(RepositoryService.class).createDeployment().name("gated-project");
        for (String file : RULES) deployment.addString(file, text("rules/" + file));
        deployment.addString("gated-project.bpmn", text("gated-project-milepost.bpmn")).deploy();
        runs = context.getBean(ProjectRuns.class);
        intake = context.getBean(Intake.class);
        gates = context.getBean(GateKeeper.class);
        projects = context.getBean(Projects.class);
    }

    private static String text(String resource) throws Exception {
        try (InputStream in = MilepostPeer.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Object startProject(String key, Date[] notBefore) {
        Map<String, String> parameters = new HashMap<>();
        for (int p = 1; p <= notBefore.length; p++)
            parameters.put("notBefore" + p, notBefore[p - 1].toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString());
        return runs.start(key, "gated-project", null, null, parameters, USER).key();
    }

    @Override
    public void completeTasks(Object project, int phase) {
        List<Activity> open = runs.tasks((String) project).stream().filter(t -> t.state() == Activity.State.OPEN).toList();
        if (open.size() != 4) throw new IllegalStateException("open tasks: " + open.size());
        for (Activity t : open) runs.complete((String) project, t.id(), USER);
    }

    @Override
    public void deliver(Object project, Evidence e) throws Exception {
        List<TestCase> cases = e.results().stream()
                .map(r -> new TestCase(r.testId(), r.passed() ? Outcome.PASSED : Outcome.FAILED))
                .toList();
        String detail = e.json();
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(detail.getBytes(StandardCharsets.UTF_8)));
        Observation report = Observation.TestReport.of("p" + e.phase(), null, TestResults.of(cases), 1);
        intake.accept((String) project, new Submission(report, null, "api", USER, digest, detail));
    }

    @Override
    public boolean gatePassed(Object project, int phase) {
        return gates.standing((String) project, "gate" + phase).state() == GateState.PASSED;
    }

    @Override
    public boolean ended(Object project) {
        return projects.find((String) project).orElseThrow().state() == Project.State.COMPLETED;
    }

    @Override
    public void close() {
        if (context != null) context.close();
    }
}
