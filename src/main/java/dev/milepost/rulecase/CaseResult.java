package dev.milepost.rulecase;

import org.jspecify.annotations.Nullable;

/**
 * What came of a case.
 *
 * @param file the file it is in
 * @param line where it begins there
 * @param name its name; {@code null} where not even that could be read
 * @param message what is wrong; {@code null} where nothing is
 */
public record CaseResult(
        String file,
        int line,
        @Nullable String name,
        Outcome outcome,
        @Nullable String message) {

    static CaseResult error(String file, int line, @Nullable String name, String message) {
        return new CaseResult(file, line, name, Outcome.ERROR, message);
    }

    /** One line, as compilers write them. */
    @Override
    public String toString() {
        String what = name == null ? "" : " " + name;
        return outcome + " " + file + ":" + line + what + (message == null ? "" : ": " + message);
    }

    /** How a case can end. */
    public enum Outcome {
        /** The rules say what is expected. */
        PASS,
        /** They say something else. */
        FAIL,
        /** The case, or the rules, cannot be run: nothing is known. */
        ERROR
    }
}
