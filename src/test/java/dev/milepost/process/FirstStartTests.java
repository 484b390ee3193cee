package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.MilepostTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MilepostTest
class FirstStartTests {

    @Autowired
    ProjectRuns projects;

    @Autowired
    FirstStart firstStart;

    @Autowired
    ProcessEngine engine;

    @Test
    void deploysTheShippedPlans() {
        assertThat(projects.plans())
                .extracting(plan -> plan.plan().id())
                .contains("software-release", "product-development", "construction", "marketing-campaign");
    }

    @Test
    void startsAProject() {
        projects.start("apollo", "software-release", null, null, Map.of(), "designer");

        assertThat(projects.tasks("apollo")).isNotEmpty();
    }

    @Test
    void offersSignOffsInTasklistAndAddsThemToADatabaseOfBefore() {
        String offered = signOffs().singleResult().getId();
        firstStart.run(null);
        assertThat(signOffs().singleResult().getId()).isEqualTo(offered);

        engine.getFilterService().deleteFilter(offered);
        firstStart.run(null);
        assertThat(signOffs().count()).isEqualTo(1);
    }

    private FilterQuery signOffs() {
        return engine.getFilterService().createFilterQuery().filterName("My sign-offs");
    }
}
