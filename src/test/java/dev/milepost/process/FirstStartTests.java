package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.MilepostTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MilepostTest
class FirstStartTests {

    @Autowired
    ProjectRuns projects;

    @Test
    void deploysTheShippedPlans() {
        assertThat(projects.plans()).extracting(plan -> plan.plan().id()).contains("software-release");
    }

    @Test
    void startsAProject() {
        projects.start("apollo", "software-release", null, null, Map.of(), "designer");

        assertThat(projects.tasks("apollo")).isNotEmpty();
    }
}
