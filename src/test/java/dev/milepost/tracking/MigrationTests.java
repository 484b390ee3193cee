package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Databases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data made before there were baselines and forecasts is still there after the upgrade. */
class MigrationTests {

    @ParameterizedTest
    @EnumSource
    void keepsMovedTargetsAndProjects(Databases databases) {
        Databases.Database fresh = databases.fresh();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
        var jdbc = new JdbcTemplate(source);
        flyway(databases, source, "6").migrate();
        jdbc.update(
                "insert into mp_project (project_key, name, plan, plan_version, definition_id, deployment_id, state, zone,"
                        + " start_date, started_at, parameters, evidence) values ('old', 'Old', 'plan', 1, 'd', 'd', 'RUNNING', 'UTC',"
                        + " date '2026-01-05', timestamp with time zone '2026-01-05 09:00:00+00', '{}', 0)");
        for (String change : new String[] {
            "'2026-02-02 09:00:00+00', 'ann', date '2026-03-01', date '2026-04-01', 'fair'",
            "'2026-02-01 09:00:00+00', 'bob', date '2026-02-01', date '2026-03-01', 'ice'"
        }) {
            jdbc.update(
                    "insert into mp_target_change (project_key, gate_key, changed_at, changed_by, old_target, new_target,"
                            + " reason) values ('old', 'gate', timestamp with time zone " + change + ")");
        }

        flyway(databases, source, "7").migrate();

        assertThat(jdbc.queryForList(
                        "select changed_by || ' ' || old_value || ' ' || new_value || ' ' || reason from mp_plan_change"
                                + " where kind = 'TARGET' and subject = 'gate' order by id",
                        String.class))
                .containsExactly("bob 2026-02-01 2026-03-01 ice", "ann 2026-03-01 2026-04-01 fair");
        assertThat(jdbc.queryForObject("select outlook from mp_project", String.class))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void projectsOfBeforeAreJudgedByTheRulesOfTheirPlan(Databases databases) {
        Databases.Database fresh = databases.fresh();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
        var jdbc = new JdbcTemplate(source);
        flyway(databases, source, "8").migrate();
        jdbc.update(
                "insert into mp_project (project_key, name, plan, plan_version, definition_id, deployment_id, state, zone,"
                        + " start_date, started_at, parameters, evidence) values ('old', 'Old', 'plan', 1, 'd', 'own', 'RUNNING', 'UTC',"
                        + " date '2026-01-05', timestamp with time zone '2026-01-05 09:00:00+00', '{}', 0)");

        flyway(databases, source, "9").migrate();

        assertThat(jdbc.queryForObject(
                        "select coalesce(rules_deployment_id, deployment_id) from mp_project", String.class))
                .isEqualTo("own");
        assertThat(jdbc.queryForObject("select count(*) from mp_rule_change", Integer.class))
                .isZero();
    }

    private static Flyway flyway(Databases databases, DriverManagerDataSource source, String version) {
        String vendor = databases == Databases.H2 ? "h2" : "postgresql";
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .target(version)
                .load();
    }
}
