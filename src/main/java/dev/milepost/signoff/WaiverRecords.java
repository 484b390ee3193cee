package dev.milepost.signoff;

import dev.milepost.gate.WaiverLibrary;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.signoff.WaiverRecord.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** All waivers. Append-only; writers of one project hold its lock. */
@Repository
class WaiverRecords implements WaiverLibrary {

    private static final RowMapper<WaiverRecord> ROW = WaiverRecords::read;
    private static final String SELECT =
            "select w.id, w.project_key, w.gate_key, w.criterion, w.reason, w.compensating_control, w.asked_by, w.asked_at,"
                    + " w.valid_until, g.person, g.taken_at, d.person, d.taken_at from mp_waiver w"
                    + " left join mp_waiver_step g on g.waiver_id = w.id and g.step = 'GRANT'"
                    + " left join mp_waiver_step d on d.waiver_id = w.id and d.step = 'WITHDRAW' ";

    private final JdbcTemplate jdbc;

    WaiverRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void ask(WaiverRecord waiver) {
        jdbc.update(
                "insert into mp_waiver (id, project_key, gate_key, criterion, reason, compensating_control, asked_by,"
                        + " asked_at, valid_until) values (?,?,?,?,?,?,?,?,?)",
                waiver.id(),
                waiver.project(),
                waiver.gate(),
                waiver.criterion(),
                waiver.reason(),
                waiver.compensatingControl(),
                waiver.askedBy(),
                waiver.askedAt().atOffset(ZoneOffset.UTC),
                waiver.until().atOffset(ZoneOffset.UTC));
    }

    void grant(String waiver, Step step) {
        add(waiver, "GRANT", step);
    }

    void withdraw(String waiver, Step step) {
        add(waiver, "WITHDRAW", step);
    }

    private void add(String waiver, String kind, Step step) {
        jdbc.update(
                "insert into mp_waiver_step (waiver_id, step, person, taken_at) values (?,?,?,?)",
                waiver,
                kind,
                step.person(),
                step.at().atOffset(ZoneOffset.UTC));
    }

    Optional<WaiverRecord> find(String project, String id) {
        return jdbc.query(SELECT + "where w.project_key = ? and w.id = ?", ROW, project, id).stream()
                .findFirst();
    }

    /** All waivers of a project, in the order they were asked for. */
    List<WaiverRecord> of(String project) {
        return jdbc.query(SELECT + "where w.project_key = ? order by w.asked_at, w.id", ROW, project);
    }

    @Override
    public Map<String, List<Waiver>> granted(String project) {
        return of(project).stream()
                .filter(waiver -> waiver.granted() != null && waiver.withdrawn() == null)
                .collect(Collectors.groupingBy(
                        WaiverRecord::gate, Collectors.mapping(WaiverRecords::fact, Collectors.toList())));
    }

    private static Waiver fact(WaiverRecord waiver) {
        Step granted = java.util.Objects.requireNonNull(waiver.granted());
        return new Waiver(
                waiver.id(),
                waiver.criterion(),
                granted.at(),
                waiver.until(),
                waiver.reason(),
                waiver.askedBy(),
                granted.person());
    }

    private static WaiverRecord read(ResultSet rs, int number) throws SQLException {
        return new WaiverRecord(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                instant(rs, 8),
                instant(rs, 9),
                step(rs, 10),
                step(rs, 12));
    }

    private static @Nullable Step step(ResultSet rs, int column) throws SQLException {
        String person = rs.getString(column);
        return person == null ? null : new Step(person, instant(rs, column + 1));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
