package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of one milestone, if anything is.
 *
 * @param milestone the milestone; {@code null} where the plan has none of that key
 */
public record MilestoneOutlook(@Nullable Milestone milestone) {

    /** What a rule collected of one milestone. */
    public static MilestoneOutlook of(Collection<?> milestones) {
        return new MilestoneOutlook(Only.of(milestones, Milestone.class));
    }

    /** The milestone's name. */
    public String name() {
        return milestone == null ? "the milestone" : milestone.name();
    }

    /** Whether its gate has passed, so that nothing is left to expect. */
    public boolean isReached() {
        return milestone != null && milestone.isReached();
    }

    /** Whether anything is forecast. */
    public boolean isKnown() {
        return milestone != null && milestone.probability() != null;
    }

    /** Whether its target is met with at least this probability; never where nothing is forecast. */
    public boolean atLeast(BigDecimal probability) {
        return milestone != null
                && milestone.probability() != null
                && BigDecimal.valueOf(milestone.probability()).compareTo(probability) >= 0;
    }

    /** What is expected, in words: {@code 79.9 % likely on time, in 80 of 100 cases by 2027-03-02 (target 2027-03-01)}. */
    public String words() {
        if (isReached()) {
            return name() + " is reached";
        }
        if (milestone == null || milestone.probability() == null) {
            return "no forecast";
        }
        return percent(BigDecimal.valueOf(milestone.probability())) + " likely on time"
                + (milestone.forecast() == null ? "" : ", in 80 of 100 cases by " + milestone.forecast())
                + " (target " + milestone.target() + ")";
    }

    /** A share in percent, rounded down so that it never reads as more than it is. */
    public static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).setScale(1, RoundingMode.DOWN);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }
}
