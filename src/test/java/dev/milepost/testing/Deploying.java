package dev.milepost.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Deploys plans of tests, with rule files of the shipped library and of their own. */
public final class Deploying {

    private final DeploymentBuilder deployment;

    private Deploying(DeploymentBuilder deployment) {
        this.deployment = deployment;
    }

    public static Deploying to(RepositoryService repository, String name) {
        return new Deploying(repository.createDeployment().name(name).enableDuplicateFiltering(false));
    }

    public Deploying with(String file, String content) {
        deployment.addString(file, content);
        return this;
    }

    public Deploying with(String file, byte[] content) {
        deployment.addInputStream(file, new ByteArrayInputStream(content));
        return this;
    }

    /** Adds files of {@code rules/}. */
    public Deploying withRules(String... files) {
        for (String file : files) {
            try {
                deployment.addString(file, Files.readString(Path.of("rules", file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    public Deployment deploy() {
        return deployment.deploy();
    }
}
