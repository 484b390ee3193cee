package dev.milepost.plan;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;

/** The day by which a milestone is to be reached, as its gate states it. */
public sealed interface Target {

    /**
     * The target as a calendar day in the project's zone.
     *
     * @param start the project's first day
     * @param parameters the project's parameters, as given when it started
     * @throws UnresolvedTargetException if the target names a parameter that is missing or no date
     */
    LocalDate resolve(LocalDate start, Map<String, String> parameters);

    /** A fixed calendar day, written {@code 2026-12-01}. */
    record OnDate(LocalDate date) implements Target {
        @Override
        public LocalDate resolve(LocalDate start, Map<String, String> parameters) {
            return date;
        }
    }

    /** A period from the project's start, written as ISO 8601, {@code P6W}. */
    record AfterStart(Period period) implements Target {
        @Override
        public LocalDate resolve(LocalDate start, Map<String, String> parameters) {
            return start.plus(period);
        }
    }

    /** A date or period that the project names when it starts, written {@code ${releaseDate}}. */
    record FromParameter(String parameter) implements Target {
        @Override
        public LocalDate resolve(LocalDate start, Map<String, String> parameters) {
            String value = parameters.get(parameter);
            if (value == null) {
                throw new UnresolvedTargetException(
                        "The target needs the project parameter '" + parameter
                                + "', which was not given. Start the project with it, as a date (2026-12-01) or a period (P6W).");
            }
            Target target = Targets.parse(value);
            if (target == null || target instanceof FromParameter) {
                throw new UnresolvedTargetException("The project parameter '" + parameter + "' is '" + value
                        + "', which is neither a date (2026-12-01) nor a period from the start (P6W).");
            }
            return target.resolve(start, parameters);
        }
    }
}
