package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.Stragglers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds open gates whose last evaluation is older than their evidence or their own next instant. There should never be one;
 * if there is, it is evaluated and said loudly. Also evaluates gates anew whose rules gave an error and give none any more: a
 * machine that stood still for a moment must not keep a gate shut.
 */
public class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** How late the engine's timer may be before it counts as lost. */
    private static final Duration TIMER_GRACE = Duration.ofMinutes(2);

    private final Stragglers stragglers;
    private final GateKeeper gates;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sweep(Stragglers stragglers, GateKeeper gates, TransactionTemplate transactions, Clock clock) {
        this.stragglers = stragglers;
        this.gates = gates;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks once; answers the keys of projects that had been left behind. */
    @Scheduled(fixedDelayString = "${milepost.sweep-interval:PT1M}", initialDelayString = "PT5S")
    public List<String> sweep() {
        List<String> behind = stragglers.behind(clock.instant().minus(TIMER_GRACE));
        behind.forEach(project -> {
            LOG.error("Gates of project '{}' were not evaluated after their newest evidence. They are now.", project);
            evaluate(project);
        });
        stragglers.recovered().forEach(this::evaluate);
        return behind;
    }

    private void evaluate(String project) {
        try {
            transactions.executeWithoutResult(status -> {
                gates.factsChanged(project);
                gates.settle(project, "sweep");
            });
        } catch (RuntimeException e) {
            LOG.error("Project '{}' could not be evaluated; the next sweep tries again.", project, e);
        }
    }
}
