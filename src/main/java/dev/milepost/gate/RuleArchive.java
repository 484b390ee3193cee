package dev.milepost.gate;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The text of every rule file that was ever deployed, by digest: evaluations can be replayed when their deployment is long
 * gone. Append-only; thread-safe.
 */
@Repository
public class RuleArchive {

    private final JdbcTemplate jdbc;

    RuleArchive(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a rule file's text. */
    public void keep(String sha256, String file, String source) {
        if (find(sha256).isEmpty()) {
            jdbc.update("insert into mp_rule_file (sha256, file, source) values (?,?,?)", sha256, file, source);
        }
    }

    /** The text of this digest. */
    public Optional<String> find(String sha256) {
        return jdbc.queryForList("select source from mp_rule_file where sha256 = ?", String.class, sha256).stream()
                .findFirst();
    }
}
