package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks texts of requests: what must be there is there, nothing is endless, nothing hides control characters. */
final class Texts {

    private static final int NAME = 255;
    private static final int COMMENT = 10_000;

    private Texts() {}

    /** A name, id or title that has to be given. */
    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("The field '" + field + "' is missing. It needs a text.");
        }
        return checked(field, value.strip(), NAME, false);
    }

    /** A name or the like that may be missing; blank counts as missing. */
    static @Nullable String optional(String field, @Nullable String value) {
        return value == null || value.isBlank() ? null : checked(field, value.strip(), NAME, false);
    }

    /** A text of several lines that has to be given. */
    static String requiredComment(String field, @Nullable String value) {
        String text = comment(field, value);
        if (text == null) {
            throw new InvalidRequestException("The field '" + field + "' is missing. It needs a text.");
        }
        return text;
    }

    /** A text of several lines that may be missing. */
    static @Nullable String comment(String field, @Nullable String value) {
        return value == null || value.isBlank() ? null : checked(field, value.strip(), COMMENT, true);
    }

    /** A project's own settings, each with a name and a value. */
    static Map<String, String> parameters(@Nullable Map<String, String> given) {
        Map<String, String> parameters = given == null ? Map.of() : given;
        parameters.forEach((name, value) -> {
            required("parameters", name);
            required("parameters." + name, value);
        });
        return parameters;
    }

    private static String checked(String field, String value, int longest, boolean lines) {
        if (value.length() > longest) {
            throw new InvalidRequestException("The field '" + field + "' has " + value.length()
                    + " characters; at most " + longest + " are kept.");
        }
        boolean control = value.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t' || c == '\r')));
        if (control) {
            throw new InvalidRequestException("The field '" + field + "' holds control characters. Send plain text.");
        }
        if (value.indexOf('\uFFFD') >= 0 || !UTF_8.newEncoder().canEncode(value)) {
            throw new InvalidRequestException(
                    "The field '" + field + "' holds what is no text in UTF-8. Send it in that encoding.");
        }
        return value;
    }
}
