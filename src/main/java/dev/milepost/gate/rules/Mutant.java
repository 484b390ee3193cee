package dev.milepost.gate.rules;

/**
 * A rule file with one thing changed, to find out whether its cases notice.
 *
 * @param line where, from 1
 * @param kind what was changed
 * @param was what stands there
 * @param now what stands there instead
 * @param source the changed file
 */
public record Mutant(int line, Kind kind, String was, String now, String source) {

    /** What can be changed. */
    public enum Kind {
        /** A condition never decides any more, or a criterion always comes out the same. */
        CONDITION,
        /** A comparison or logical operator is another one. */
        COMPARISON,
        /** A number is one more. */
        THRESHOLD
    }
}
