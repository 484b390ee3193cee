package dev.milepost.tracking;

import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.MilestoneType;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.signoff.SignOffTimes;
import dev.milepost.signoff.SignOffTimes.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How long sign-off takes at gates, and how likely they send a project back, from the organisation's own history: that of the gate once it was passed
 * {@value #OF_THE_GATE} times in projects of its plan, else of all gates of its type once there are {@value #OF_ITS_TYPE}
 * passages. Before that, nothing is said, and what the plan says counts. Thread-safe.
 */
@Component
class GateTimes {

    static final int OF_THE_GATE = 10;
    static final int OF_ITS_TYPE = 30;

    private final SignOffTimes times;
    private final PlanLibrary plans;

    GateTimes(SignOffTimes times, PlanLibrary plans) {
        this.times = times;
        this.plans = plans;
    }

    /**
     * How likely each gate sends a project back, by the key of each of which history says enough: of all the times that projects of
     * its plan came to it, the share after which they came to it again.
     */
    Map<String, Double> recycling(Plan plan) {
        Map<String, Double> shares = new HashMap<>();
        boolean any = plan.gates().stream().anyMatch(gate -> !gate.waysBack().isEmpty());
        List<Passage> ofPlan = any ? times.ofPlan(plan.id()) : List.of();
        for (GateDefinition gate : plan.gates()) {
            List<Passage> own =
                    ofPlan.stream().filter(one -> one.gate().equals(gate.key())).toList();
            int rounds = own.stream().mapToInt(Passage::round).sum();
            if (own.size() >= OF_THE_GATE && rounds > 0 && !gate.waysBack().isEmpty()) {
                shares.put(gate.key(), (double) (rounds - own.size()) / rounds);
            }
        }
        return shares;
    }

    /** Working minutes, by the key of each gate of which history says enough: the shortest, the median and the longest time. */
    Map<String, Spread> of(Plan plan, WorkingCalendar calendar) {
        List<GateDefinition> signedOff = plan.gates().stream()
                .filter(gate -> !gate.approvers().isEmpty())
                .toList();
        Map<String, Spread> spreads = new HashMap<>();
        if (signedOff.isEmpty()) {
            return spreads;
        }
        List<Passage> ofPlan = times.ofPlan(plan.id());
        for (GateDefinition gate : signedOff) {
            List<Passage> own =
                    ofPlan.stream().filter(one -> one.gate().equals(gate.key())).toList();
            spread(own, OF_THE_GATE, calendar).ifPresent(spread -> spreads.put(gate.key(), spread));
        }
        if (spreads.size() < signedOff.size()) {
            List<Passage> all = times.ofAll();
            for (GateDefinition gate : signedOff) {
                if (all.size() >= OF_ITS_TYPE && !spreads.containsKey(gate.key())) {
                    List<Passage> ofType = all.stream()
                            .filter(one -> isOfType(one, gate.type()))
                            .toList();
                    spread(ofType, OF_ITS_TYPE, calendar).ifPresent(spread -> spreads.put(gate.key(), spread));
                }
            }
        }
        return spreads;
    }

    private boolean isOfType(Passage passage, MilestoneType type) {
        try {
            return plans.plan(passage.definition())
                    .gate(passage.gate())
                    .filter(gate -> gate.type() == type)
                    .isPresent();
        } catch (IllegalStateException e) {
            return false; // its plan version was deleted
        }
    }

    private static Optional<Spread> spread(List<Passage> passages, int fewest, WorkingCalendar calendar) {
        if (passages.size() < fewest) {
            return Optional.empty();
        }
        double[] minutes = passages.stream()
                .mapToDouble(one -> Math.max(0, calendar.between(one.asked(), one.passed())))
                .sorted()
                .toArray();
        return Optional.of(new Spread(minutes[0], minutes[minutes.length / 2], minutes[minutes.length - 1]));
    }
}
