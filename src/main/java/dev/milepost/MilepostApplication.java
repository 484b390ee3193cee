package dev.milepost;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the whole product: engine, web applications, API and pages; or runs a command without a server. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class MilepostApplication {

    public static void main(String[] args) {
        OptionalInt status = Commands.run(List.of(args), System.out, System.err);
        if (status.isPresent()) {
            System.exit(status.getAsInt());
        }
        SpringApplication.run(MilepostApplication.class, args);
    }

    /** The one clock; in microseconds, which is what the database keeps of an instant. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
