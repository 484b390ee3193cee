package dev.milepost.web;

import dev.milepost.testing.Databases;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is tried in shadow is recorded and counted on PostgreSQL, too. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS) // before its server is stopped
class TriedRulesApiOnPostgresTests extends TriedRulesApiTests {

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry settings) {
        Databases.Database database = Databases.POSTGRESQL.fresh();
        settings.add("spring.datasource.url", database::url);
        settings.add("spring.datasource.username", database::user);
        settings.add("spring.datasource.password", database::password);
    }
}
