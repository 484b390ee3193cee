package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.Judge;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RulesConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(RulesConfiguration.class);

    @Test
    void offersAJudgeAndTheCheckers() {
        application.run(context -> assertThat(context)
                .hasSingleBean(Judge.class)
                .hasSingleBean(RuleChecker.class)
                .hasSingleBean(GateChecker.class));
    }

    @Test
    void readsItsLimits() {
        application
                .withPropertyValues("milepost.rules.time-limit=500ms")
                .run(context -> assertThat(context.getBean(RuleSettings.class))
                        .isEqualTo(new RuleSettings(Duration.ofMillis(500), 1000, 500)));
    }

    @Test
    void refusesLimitsThatLetNothingRun() {
        application
                .withPropertyValues("milepost.rules.firing-limit=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
