package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Reads what a cell of a decision table says, written as the parameters of gates are. What cannot be read throws, so that the row is an
 * error; the check of a deployment finds it before.
 */
public final class Threshold {

    private Threshold() {}

    /** A number from 0 to 1: {@code 0.95}, {@code 95%}. */
    public static BigDecimal ratio(String cell) {
        return (BigDecimal) read(ParameterType.RATIO, cell);
    }

    /** A number. */
    public static BigDecimal decimal(String cell) {
        return (BigDecimal) read(ParameterType.DECIMAL, cell);
    }

    /** A whole number. */
    public static Integer integer(String cell) {
        return (Integer) read(ParameterType.INTEGER, cell);
    }

    /** A day: {@code 2027-03-01}. */
    public static LocalDate date(String cell) {
        return (LocalDate) read(ParameterType.DATE, cell);
    }

    /** A length of time: {@code 24h}, {@code 3d}. */
    public static Duration duration(String cell) {
        return (Duration) read(ParameterType.DURATION, cell);
    }

    private static Object read(ParameterType type, String cell) {
        if (!type.accepts(cell)) {
            throw new IllegalArgumentException("'%s' is not %s.".formatted(cell, type.meaning()));
        }
        return type.parse(cell);
    }
}
