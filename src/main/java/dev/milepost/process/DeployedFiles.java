package dev.milepost.process;

import dev.milepost.check.FileNames;
import dev.milepost.gate.RuleArchive;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.RuleLibrary;
import dev.milepost.gate.rules.RuleSources;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plans and rule files as they were deployed, read from the engine's deployments. What was deployed never changes, so each is
 * read once and kept until its deployment is deleted.
 */
final class DeployedFiles implements PlanLibrary, RuleLibrary {

    private static final String HOLD = "select id_ from act_re_deployment where id_ = ? for update";

    private final EngineAccess engine;
    private final RuleArchive archive;
    private final JdbcTemplate jdbc;
    private final Map<String, DeployedPlan> plans = new ConcurrentHashMap<>();
    private final Map<DeployedFile, RuleText> rules = new ConcurrentHashMap<>();

    DeployedFiles(EngineAccess engine, RuleArchive archive, JdbcTemplate jdbc) {
        this.engine = engine;
        this.archive = archive;
        this.jdbc = jdbc;
    }

    @Override
    public Plan plan(String definition) {
        // not computeIfAbsent: reading runs engine commands, which may ask for plans themselves
        DeployedPlan known = plans.get(definition);
        if (known == null) {
            known = readPlan(definition);
            plans.put(definition, known);
        }
        return known.plan();
    }

    @Override
    public List<RuleFile> load(String deployment, List<RuleUse> uses) {
        return uses.stream().map(use -> load(deployment, use)).toList();
    }

    @Override
    public Optional<List<String>> files(String deployment) {
        return engine.ask(services -> {
            RepositoryService repository = services.repository();
            boolean known =
                    repository.createDeploymentQuery().deploymentId(deployment).count() > 0;
            return known
                    ? Optional.of(repository.getDeploymentResourceNames(deployment).stream()
                            .filter(FileNames::isRules)
                            .sorted()
                            .toList())
                    : Optional.empty();
        });
    }

    @Override
    public boolean hold(String deployment) {
        return !jdbc.queryForList(HOLD, String.class, deployment).isEmpty();
    }

    /** Forgets what came with a deployment; answers the digests of its rule files that no other deployment kept here has. */
    List<String> forget(String deployment) {
        plans.values().removeIf(plan -> plan.deployment().equals(deployment));
        List<String> digests = rules.entrySet().stream()
                .filter(entry -> entry.getKey().deployment().equals(deployment))
                .map(entry -> entry.getValue().sha256())
                .toList();
        rules.keySet().removeIf(file -> file.deployment().equals(deployment));
        return digests.stream()
                .filter(digest -> rules.values().stream()
                        .noneMatch(other -> other.sha256().equals(digest)))
                .toList();
    }

    private RuleFile load(String deployment, RuleUse use) {
        DeployedFile file = new DeployedFile(deployment, use.file());
        RuleText text = rules.get(file);
        if (text == null) {
            byte[] bytes = resource(deployment, use.file());
            text = new RuleText(sha256(bytes), source(use.file(), bytes));
            rules.put(file, text);
        }
        return new RuleFile(use, deployment, text.sha256(), text.source());
    }

    /** Of a table what was written from it when it was deployed: what a newer version of Milepost would write was never checked. */
    private String source(String file, byte[] bytes) {
        Optional<String> kept = RuleSources.isTable(file) ? archive.find(sha256(bytes)) : Optional.empty();
        return kept.orElseGet(() -> RuleSources.read(file, bytes).drl());
    }

    private DeployedPlan readPlan(String definition) {
        // asked for rather than fetched: what the engine throws would end the transaction of whoever asks
        List<ProcessDefinition> known = engine.ask(services -> services.repository()
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .list());
        if (known.isEmpty()) {
            throw new IllegalStateException("Process definition '" + definition + "' is not deployed any more");
        }
        ProcessDefinition found = known.get(0);
        byte[] bpmn = resource(found.getDeploymentId(), found.getResourceName());
        Plan plan = PlanReader.read(found.getResourceName(), bpmn).plans().stream()
                .filter(candidate -> candidate.id().equals(found.getKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Process '" + found.getKey() + "' has no milestone gate, so it is no plan"));
        return new DeployedPlan(found.getDeploymentId(), plan);
    }

    private byte[] resource(String deployment, String name) {
        return engine.ask(services -> {
            try (InputStream in = services.repository().getResourceAsStream(deployment, name)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read '" + name + "' of deployment " + deployment, e);
            }
        });
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record DeployedPlan(String deployment, Plan plan) {}

    private record DeployedFile(String deployment, String name) {}

    private record RuleText(String sha256, String source) {}
}
