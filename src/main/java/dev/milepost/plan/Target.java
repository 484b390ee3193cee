package dev.milepost.plan;

import dev.milepost.plan.calendar.Deadline;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The day by which a milestone is to be reached, as its gate states it. {@link Plan#targets} resolves all targets of a plan, which
 * may depend on each other.
 */
public sealed interface Target {

    /**
     * The target as a calendar day.
     *
     * @throws UnresolvedTargetException if the target names a parameter that is missing or no date, or a milestone that has none
     */
    Deadline resolve(TargetBasis basis);

    /** The target as designers write it. */
    String text();

    /** The milestone from whose target this one is counted; {@code null} for most. */
    default @Nullable String milestone() {
        return null;
    }

    /** A fixed calendar day, written {@code 2026-12-01}. */
    record OnDate(LocalDate date) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            return Deadline.of(date);
        }

        @Override
        public String text() {
            return date.toString();
        }
    }

    /** A period from the project's start, written as ISO 8601, {@code P6W}; it may end on any day. */
    record AfterStart(Period period) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            return Deadline.of(basis.start().plus(period));
        }

        @Override
        public String text() {
            return period.toString();
        }
    }

    /** Working days after the project's first day, written {@code 10wd}. */
    record WorkingDays(int days) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            return Deadline.of(basis.calendar().plusWorkingDays(basis.start(), days));
        }

        @Override
        public String text() {
            return days + "wd";
        }
    }

    /**
     * Working days after another milestone's target, or before it where {@code days} is negative, written {@code beta + 10wd}; it
     * follows that target when it is moved.
     */
    record AfterMilestone(String milestone, int days) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            return Deadline.of(
                    basis.calendar().plusWorkingDays(basis.milestones().apply(milestone), days));
        }

        @Override
        public String text() {
            return milestone + (days < 0 ? " - " : " + ") + Math.abs(days) + "wd";
        }
    }

    /** A target that is met until its day has ended everywhere on earth, written {@code 2026-12-01 AoE}. */
    record AnywhereOnEarth(Target day) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            return new Deadline(day.resolve(basis).day(), true);
        }

        @Override
        public String text() {
            return day.text() + " AoE";
        }

        @Override
        public @Nullable String milestone() {
            return day.milestone();
        }
    }

    /** Any other target, which the project names when it starts, written {@code ${releaseDate}}. */
    record FromParameter(String parameter) implements Target {
        @Override
        public Deadline resolve(TargetBasis basis) {
            String value = basis.parameters().get(parameter);
            if (value == null) {
                throw new UnresolvedTargetException(
                        "The target needs the project parameter '" + parameter
                                + "', which was not given. Send it among the 'parameters', as a date (2026-12-01) or a period (P6W).");
            }
            Target target = Targets.parse(value);
            if (target == null || Targets.namesParameter(target)) {
                throw new UnresolvedTargetException("The project parameter '" + parameter + "' is '" + value
                        + "', which is neither a date (2026-12-01)"
                        + " nor a period from the start (P6W), nor working days after the start (10wd) or"
                        + " after another milestone's target (beta + 10wd).");
            }
            return target.resolve(basis);
        }

        @Override
        public String text() {
            return "${" + parameter + "}";
        }
    }
}
