package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Replay;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * After every test class: each evaluation it left in the decision log says the same again when it is replayed. A class whose
 * rules are broken on purpose says so with {@link NotReplayable}.
 */
public final class ReplayEverything extends AbstractTestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext() || test.getTestClass().isAnnotationPresent(NotReplayable.class)) {
            return;
        }
        ApplicationContext context = test.getApplicationContext();
        if (context.getBeanNamesForType(DecisionLog.class).length == 1) {
            replay(
                    context.getBean(JdbcTemplate.class),
                    context.getBean(DecisionLog.class),
                    context.getBean(Replay.class));
        }
    }

    /** Replays every evaluation in a decision log. */
    public static void replay(JdbcTemplate jdbc, DecisionLog log, Replay replay) {
        List<Evaluation> recorded = jdbc.query(
                "select project_key, gate_key, number from mp_evaluation",
                (rs, n) ->
                        log.find(rs.getString(1), rs.getString(2), rs.getInt(3)).orElseThrow());
        for (Evaluation evaluation : recorded) {
            assertThat(replay.of(evaluation).findings())
                    .as(
                            "evaluation %d of gate %s of %s, replayed",
                            evaluation.number(), evaluation.gate(), evaluation.project())
                    .isEqualTo(evaluation.findings());
        }
    }
}
