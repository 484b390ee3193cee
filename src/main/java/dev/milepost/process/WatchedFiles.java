package dev.milepost.process;

import dev.milepost.plan.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Deploys plans and rules of a folder as soon as they are saved. A file with problems is told of and deploys nothing: what was
 * deployed before stays, and the server too. Thread-safe.
 */
public class WatchedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

    private final ShippedFiles shipped;
    private final @Nullable Path folder;
    private final Clock clock;

    private boolean ready;
    private Map<Path, String> seen = Map.of();
    private Map<Path, String> deployed = Map.of();
    private volatile @Nullable Look latest;

    WatchedFiles(ShippedFiles shipped, @Nullable Path folder, Clock clock) {
        this.shipped = shipped;
        this.folder = folder;
        this.clock = clock;
    }

    /** What came of the newest files; empty where no folder is watched. */
    public Optional<Look> latest() {
        return Optional.ofNullable(latest);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        ready = folder != null;
    }

    /** Looks whether anything was saved. Files that have changed since the last look are left until they stay as they are. */
    @Scheduled(fixedDelayString = "${milepost.watch-interval:PT0.4S}")
    synchronized void look() {
        if (!ready || folder == null) {
            return;
        }
        try {
            Map<Path, String> now = marks(folder);
            if (now.equals(seen) && !now.equals(deployed)) {
                deployed = now;
                deploy(folder);
            }
            seen = now;
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Files below {} are being written.", folder, e);
        }
    }

    private void deploy(Path from) {
        List<Problem> problems = List.of();
        try {
            shipped.deployOver(from);
            LOG.info("Plans and rules in {} are deployed as they are now.", from);
        } catch (DeploymentRefused e) {
            problems = e.problems();
            problems.forEach(problem -> LOG.warn("Not deployed: {}", problem));
        } catch (RuntimeException e) {
            problems = List.of(new Problem(
                    from.getFileName().toString(),
                    0,
                    null,
                    String.valueOf(e.getMessage()),
                    "Correct the file that was saved last."));
            LOG.warn("Not deployed: {}", e.getMessage());
        }
        latest = new Look(clock.instant(), problems);
    }

    private static Map<Path, String> marks(Path folder) throws IOException {
        Map<Path, String> marks = new TreeMap<>();
        for (Path file : ShippedFiles.filesOf(folder)) {
            marks.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
        }
        return marks;
    }

    /**
     * What came of files that were saved.
     *
     * @param at when they were looked at
     * @param problems what is wrong with them; none where they are deployed
     */
    public record Look(Instant at, List<Problem> problems) {}
}
