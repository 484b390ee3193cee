package dev.milepost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole product on an empty H2 database in memory, with the shipped plans and rules, without sample users and
 * projects. Time stands still until the test moves the {@link MutableClock}; jobs run when the test runs them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "camunda.bpm.job-execution.enabled=false",
            "milepost.sample=false",
            "milepost.zone=UTC",
            "milepost.sweep-interval=P365D",
            "milepost.delegation-interval=P365D",
            "milepost.tracking.background=false",
            "milepost.tracking.interval=P365D",
            "milepost.tracking.start-delay=P365D"
        })
@Import({TestTime.class, Submit.class})
public @interface MilepostTest {}
