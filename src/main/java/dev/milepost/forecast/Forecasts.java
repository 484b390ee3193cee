package dev.milepost.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.storage.Keyed;
import dev.milepost.storage.Question;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The forecasts of all milestones: of each day the newest, kept for ever. Writers of one project hold its lock. */
@Repository
public class Forecasts {

    private static final String SELECT = "select gate_key, forecast_day, computed_at, target, baseline, p50, p80, p95,"
            + " probability, drivers, seed, runs, digest from mp_forecast where project_key = ?";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Forecasts(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All forecasts of a project, the oldest day first. */
    public List<Forecast> of(String project) {
        return jdbc.query(SELECT + " order by forecast_day, gate_key", this::read, project);
    }

    /** The newest forecast of each milestone of a project. */
    public List<Forecast> newest(String project) {
        return jdbc.query(SELECT + " and newest = true", this::read, project);
    }

    /** Asks for the newest forecast of each milestone of these projects. */
    public Question<Keyed<Forecast>> newest(Sql projects) {
        return new Question<>(
                new Sql(
                        "select gate_key, forecast_day, computed_at, target, baseline, p50, p80, p95, probability, drivers,"
                                + " seed, runs, digest, project_key from mp_forecast where newest = true and project_key in "
                                + projects.text(),
                        projects.values()),
                (rs, n) -> new Keyed<>(rs.getString(14), read(rs, n)));
    }

    /** Keeps forecasts that were made on one day, instead of earlier ones of these milestones of that day. */
    public void put(String project, List<Forecast> forecasts) {
        if (forecasts.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "delete from mp_forecast where project_key = ? and gate_key = ? and forecast_day = ?",
                forecasts.stream()
                        .map(one -> new Object[] {project, one.milestone(), one.day()})
                        .toList());
        jdbc.batchUpdate(
                "update mp_forecast set newest = false where project_key = ? and gate_key = ? and newest = true",
                forecasts.stream()
                        .map(one -> new Object[] {project, one.milestone()})
                        .toList());
        jdbc.batchUpdate(
                "insert into mp_forecast (project_key, gate_key, forecast_day, computed_at, target, baseline, p50, p80, p95,"
                        + " probability, drivers, seed, runs, digest, newest) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,true)",
                forecasts.stream()
                        .map(one -> new Object[] {
                            project,
                            one.milestone(),
                            one.day(),
                            one.computedAt().atOffset(ZoneOffset.UTC),
                            one.target(),
                            one.baseline(),
                            one.p50(),
                            one.p80(),
                            one.p95(),
                            one.probability(),
                            write(one.drivers()),
                            one.seed(),
                            one.runs(),
                            one.digest()
                        })
                        .toList());
    }

    private Forecast read(ResultSet rs, int row) throws SQLException {
        return new Forecast(
                rs.getString(1),
                rs.getObject(2, LocalDate.class),
                rs.getObject(3, OffsetDateTime.class).toInstant(),
                rs.getObject(4, LocalDate.class),
                rs.getObject(5, LocalDate.class),
                rs.getObject(6, LocalDate.class),
                rs.getObject(7, LocalDate.class),
                rs.getObject(8, LocalDate.class),
                rs.getDouble(9),
                drivers(rs.getString(10)),
                rs.getLong(11),
                rs.getInt(12),
                rs.getString(13));
    }

    private String write(List<Forecast.Cause> drivers) {
        try {
            return json.writeValueAsString(drivers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Drivers cannot be written as JSON", e);
        }
    }

    private List<Forecast.Cause> drivers(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored drivers are no JSON: " + text, e);
        }
    }
}
