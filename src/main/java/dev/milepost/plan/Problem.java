package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a designer's file: what, where, and what to do next.
 *
 * @param file the file as the designer named it, without folders
 * @param line the line in that file, from 1; 0 where the file as a whole is meant
 * @param element the BPMN element id or the rule's name; {@code null} where neither applies
 * @param message what is wrong, a sentence
 * @param advice what to do about it, a sentence
 */
public record Problem(String file, int line, @Nullable String element, String message, String advice) {

    /** The whole problem on one line, as logs and deployment errors print it. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        String subject = element == null ? "" : " [" + element + "]";
        return place + subject + " " + message + " " + advice;
    }
}
