package dev.milepost.evidence;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who sent evidence. Thread-safe. */
@Repository
public class Senders {

    /** Databases take only so many parameters in one statement. */
    private static final int AT_ONCE = 1000;

    private final NamedParameterJdbcTemplate jdbc;

    Senders(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Everybody who sent one of these pieces of evidence. */
    public Set<String> of(List<String> evidence) {
        Set<String> senders = new TreeSet<>();
        for (int from = 0; from < evidence.size(); from += AT_ONCE) {
            List<String> ids = evidence.subList(from, Math.min(from + AT_ONCE, evidence.size()));
            senders.addAll(jdbc.queryForList(
                    "select distinct sender from mp_evidence where id in (:ids)",
                    java.util.Map.of("ids", ids),
                    String.class));
        }
        return senders;
    }
}
