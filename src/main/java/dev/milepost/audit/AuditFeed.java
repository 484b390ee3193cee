package dev.milepost.audit;

import dev.milepost.audit.Chain.Stored;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Says what has happened since one looked last. Numbers of rows are given under a lock and in the order in which they become
 * visible, so that whoever goes on after the last number seen misses nothing, on whatever server it happened. What is not
 * sealed yet is seen a moment later. Thread-safe.
 */
@Service
public class AuditFeed {

    private static final int PAGE = 1000;

    private final Chain chain;

    AuditFeed(Chain chain) {
        this.chain = chain;
    }

    /** The number of the newest row. */
    public long newest() {
        return chain.head().sequence();
    }

    /** In which projects something was done after this row. */
    public News after(long sequence) {
        Set<String> projects = new TreeSet<>();
        long last = sequence;
        List<Stored> rows;
        do {
            rows = chain.rows(last, PAGE);
            for (Stored row : rows) {
                Entry entry = Json.entry(Json.read(row.line()));
                String project = entry.get(Member.PROJECT);
                if (project != null && entry.isDone()) {
                    projects.add(project);
                }
                last = row.sequence();
            }
        } while (rows.size() == PAGE);
        return new News(last, projects);
    }

    /**
     * What has happened.
     *
     * @param sequence the number of the newest row, after which to go on
     * @param projects the keys of projects in which something was done
     */
    public record News(long sequence, Set<String> projects) {}
}
