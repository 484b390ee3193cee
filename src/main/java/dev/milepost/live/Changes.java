package dev.milepost.live;

import dev.milepost.audit.AuditFeed;
import dev.milepost.plan.Projects;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Says which projects have changed since it was asked last, whichever server changed them: two small reads. The audit trail has
 * what people and rules did; the rows of running projects count what is not on it, such as forecasts. Neither depends on the
 * order in which transactions took numbers, so that nothing is missed. Used by one thread.
 */
@Component
class Changes {

    private final AuditFeed trail;
    private final Projects projects;
    private long sequence;
    private Map<String, Long> revisions = new HashMap<>();

    Changes(AuditFeed trail, Projects projects) {
        this.trail = trail;
        this.projects = projects;
    }

    /** From now on. */
    void begin() {
        sequence = trail.newest();
        revisions = projects.revisions();
    }

    /** The keys of projects that have changed. */
    Set<String> since() {
        AuditFeed.News news = trail.after(sequence);
        Map<String, Long> now = projects.revisions();
        Set<String> changed = new TreeSet<>(news.projects());
        now.forEach((project, revision) -> {
            if (!revision.equals(revisions.get(project))) {
                changed.add(project);
            }
        });
        revisions.keySet().stream().filter(project -> !now.containsKey(project)).forEach(changed::add);
        sequence = news.sequence();
        revisions = now;
        return changed;
    }
}
