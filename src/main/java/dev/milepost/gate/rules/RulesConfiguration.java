package dev.milepost.gate.rules;

import dev.milepost.gate.RuleReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleSettings.class)
class RulesConfiguration {

    @Bean
    RuleJudge ruleJudge(RuleSettings settings) {
        return new RuleJudge(settings);
    }

    @Bean
    RuleChecker ruleChecker(RuleJudge judge) {
        return new RuleChecker(judge);
    }

    @Bean
    DeploymentInspector deploymentInspector(RuleChecker rules) {
        return new DeploymentInspector(rules, new GateChecker());
    }

    @Bean
    RuleReader ruleReader() {
        return new ParsedRules();
    }
}
