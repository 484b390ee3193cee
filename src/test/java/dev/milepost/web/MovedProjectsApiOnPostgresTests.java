package dev.milepost.web;

import dev.milepost.testing.Databases;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on PostgreSQL, where a failed statement ends the transaction it is in. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS) // before its server is stopped
class MovedProjectsApiOnPostgresTests extends MovedProjectsApiTests {

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry settings) {
        Databases.Database database = Databases.POSTGRESQL.fresh();
        settings.add("spring.datasource.url", database::url);
        settings.add("spring.datasource.username", database::user);
        settings.add("spring.datasource.password", database::password);
    }
}
