package dev.milepost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test over HTTP of the whole product as it starts for the first time, with sample users, whose password is
 * {@link #PASSWORD}, and the sample project; on an H2 database in memory and with the real clock.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "milepost.password=" + WebTest.PASSWORD,
            "milepost.zone=UTC",
            "milepost.sweep-interval=P365D",
            "milepost.delegation-interval=P365D"
        })
public @interface WebTest {

    String PASSWORD = "correct-horse-battery";
}
