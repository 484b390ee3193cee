package dev.milepost.signoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** How long people took to sign gates off that were passed. Changes nothing; thread-safe. */
@Repository
public class SignOffTimes {

    private static final String SELECT = "select p.definition_id, g.gate_key, a.asked_at, g.passed_at, g.round"
            + " from mp_gate g join mp_project p on p.project_key = g.project_key"
            + " join mp_asking a on a.project_key = g.project_key and a.gate_key = g.gate_key and a.asked = g.asked"
            + " where g.state = 'PASSED' and g.passed_at is not null";
    private static final String NEWEST = " order by g.passed_at desc fetch first 1000 rows only";
    private static final RowMapper<Passage> ROW = (rs, n) -> new Passage(
            rs.getString(1),
            rs.getString(2),
            rs.getObject(3, OffsetDateTime.class).toInstant(),
            rs.getObject(4, OffsetDateTime.class).toInstant(),
            rs.getInt(5));

    private final JdbcTemplate jdbc;

    SignOffTimes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest thousand passages of gates of one plan, whatever its version. */
    public List<Passage> ofPlan(String plan) {
        return jdbc.query(SELECT + " and p.plan = ?" + NEWEST, ROW, plan);
    }

    /** The newest thousand passages of all gates. */
    public List<Passage> ofAll() {
        return jdbc.query(SELECT + NEWEST, ROW);
    }

    /**
     * A gate that was passed after people were asked.
     *
     * @param definition the engine's id of the plan version
     * @param gate its key
     * @param asked when people were asked last
     * @param passed when it was passed
     * @param round how often the project had come to it by then
     */
    public record Passage(String definition, String gate, Instant asked, Instant passed, int round) {}
}
