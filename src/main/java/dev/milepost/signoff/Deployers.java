package dev.milepost.signoff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who made which deployment. Append-only; thread-safe. */
@Repository
public class Deployers {

    private final JdbcTemplate jdbc;

    Deployers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records who makes a deployment. */
    public void add(String deployment, String person, Instant at) {
        jdbc.update(
                "insert into mp_deployer (deployment_id, person, deployed_at) values (?,?,?)",
                deployment,
                person,
                at.atOffset(ZoneOffset.UTC));
    }

    /** Who made a deployment; empty for those that Milepost made itself. */
    public Optional<String> of(String deployment) {
        return jdbc
                .queryForList("select person from mp_deployer where deployment_id = ?", String.class, deployment)
                .stream()
                .findFirst();
    }
}
