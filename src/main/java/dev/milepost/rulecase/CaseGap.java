package dev.milepost.rulecase;

/**
 * Something in a rule file that no case would notice if it were different.
 *
 * @param line where, from 1
 */
public record CaseGap(String file, int line, String message) {

    /** One line, as compilers write them. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
