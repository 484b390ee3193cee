package dev.milepost.signoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** All delegations. Append-only. */
@Repository
class DelegationRecords {

    private static final RowMapper<Delegation> ROW = DelegationRecords::read;
    private static final String SELECT =
            "select d.id, d.from_person, d.to_person, d.valid_from, d.valid_until, d.reason, d.created_by, d.created_at,"
                    + " r.revoked_by, r.revoked_at from mp_delegation d"
                    + " left join mp_delegation_revocation r on r.delegation_id = d.id ";
    private static final String ORDER = " order by d.valid_from, d.id";
    private static final String HOLDS =
            "d.valid_until > ? and d.valid_from <= ? and (r.revoked_at is null or r.revoked_at > ?)";

    private final JdbcTemplate jdbc;

    DelegationRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction after the other add delegations. */
    void lock() {
        jdbc.queryForList("select id from mp_delegation_lock for update", Integer.class);
    }

    void add(Delegation delegation) {
        jdbc.update(
                "insert into mp_delegation (id, from_person, to_person, valid_from, valid_until, reason, created_by, created_at)"
                        + " values (?,?,?,?,?,?,?,?)",
                delegation.id(),
                delegation.from(),
                delegation.to(),
                at(delegation.validFrom()),
                at(delegation.validUntil()),
                delegation.reason(),
                delegation.createdBy(),
                at(delegation.createdAt()));
    }

    void revoke(String id, String by, Instant at) {
        jdbc.update(
                "insert into mp_delegation_revocation (delegation_id, revoked_by, revoked_at) values (?,?,?)",
                id,
                by,
                at(at));
    }

    Optional<Delegation> find(String id) {
        return jdbc.query(SELECT + "where d.id = ?", ROW, id).stream().findFirst();
    }

    List<Delegation> all() {
        return jdbc.query(SELECT + ORDER, ROW);
    }

    List<Delegation> about(String person) {
        return jdbc.query(SELECT + "where d.from_person = ? or d.to_person = ?" + ORDER, ROW, person, person);
    }

    List<Delegation> between(String from, String to) {
        return jdbc.query(SELECT + "where d.from_person = ? and d.to_person = ?" + ORDER, ROW, from, to);
    }

    /** Those that count at an instant. */
    List<Delegation> holdingAt(Instant now) {
        OffsetDateTime at = at(now);
        return jdbc.query(SELECT + "where " + HOLDS + ORDER, ROW, at, at, at);
    }

    /** Those to a person that count at an instant. */
    List<Delegation> holdingAt(Instant now, String to) {
        OffsetDateTime at = at(now);
        return jdbc.query(SELECT + "where d.to_person = ? and " + HOLDS + ORDER, ROW, to, at, at, at);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Delegation read(ResultSet rs, int number) throws SQLException {
        OffsetDateTime revoked = rs.getObject(10, OffsetDateTime.class);
        return new Delegation(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getObject(4, OffsetDateTime.class).toInstant(),
                rs.getObject(5, OffsetDateTime.class).toInstant(),
                rs.getString(6),
                rs.getString(7),
                rs.getObject(8, OffsetDateTime.class).toInstant(),
                rs.getString(9),
                revoked == null ? null : revoked.toInstant());
    }
}
