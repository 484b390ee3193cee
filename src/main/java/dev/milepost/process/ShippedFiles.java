package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Entry;
import dev.milepost.rulecase.FilesOfFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Deploys {@code processes/} and {@code rules/} together at start, under names that do not depend on how the product runs.
 * Unchanged files deploy nothing new. Files of the external folder go over the packaged ones; if they have problems, these are
 * logged and the packaged files are deployed alone, so that an edited folder never takes the service down.
 */
final class ShippedFiles implements ApplicationRunner, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedFiles.class);
    private static final String NAME = "milepost";
    private static final List<String> FOLDERS = List.of("processes", "rules");

    private final EngineAccess engine;
    private final @Nullable Path external;
    private final Audit audit;

    ShippedFiles(EngineAccess engine, @Nullable Path external, Audit audit) {
        this.engine = engine;
        this.external = external;
        this.audit = audit;
    }

    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, byte[]> packaged = packaged();
        Map<String, byte[]> merged = new TreeMap<>(packaged);
        merged.putAll(external());
        if (external != null && merged.equals(packaged) && filesOf(external).isEmpty()) {
            LOG.warn("There is no plan and no rule file in {}/processes and {}/rules.", external, external);
        }
        try {
            deploy(merged);
        } catch (DeploymentRefused e) {
            if (merged.equals(packaged)) {
                throw e;
            }
            LOG.error("The files in {} were not deployed. {}", external, e.getMessage());
            audit.record(Entry.refused("deployment.made", e.problems().size() + " problems in the external folder"));
            deploy(packaged);
        }
    }

    /**
     * Deploys the files of a folder over the packaged ones; what has not changed deploys nothing.
     *
     * @throws DeploymentRefused naming all that is wrong with them; then nothing is deployed
     */
    void deployOver(Path folder) {
        Map<String, byte[]> merged = packaged();
        merged.putAll(in(folder));
        deploy(merged);
    }

    private void deploy(Map<String, byte[]> files) {
        engine.unrestricted(services -> {
            DeploymentBuilder deployment = services.repository()
                    .createDeployment()
                    .name(NAME)
                    .source(NAME)
                    .enableDuplicateFiltering(false);
            files.forEach((name, bytes) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(bytes)));
            deployment.deploy();
        });
    }

    private static Map<String, byte[]> packaged() {
        Map<String, byte[]> files = new TreeMap<>();
        ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String folder : FOLDERS) {
                for (Resource resource : resolver.getResources("classpath:" + folder + "/*.*")) {
                    try (InputStream in = resource.getInputStream()) {
                        files.put(String.valueOf(resource.getFilename()), in.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the packaged plans and rules", e);
        }
        return files;
    }

    private Map<String, byte[]> external() {
        return external == null ? Map.of() : in(external);
    }

    private static Map<String, byte[]> in(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : filesOf(folder)) {
            try {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return files;
    }

    /** The files of a folder that would be deployed. */
    static List<Path> filesOf(Path folder) {
        List<Path> files = new ArrayList<>();
        for (String name : FOLDERS) {
            Path dir = folder.resolve(name);
            if (Files.isDirectory(dir)) {
                try (Stream<Path> found = Files.list(dir)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> !FilesOfFolders.isLock(file))
                            .sorted()
                            .forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + dir, e);
                }
            }
        }
        return files;
    }
}
