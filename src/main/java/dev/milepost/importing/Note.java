package dev.milepost.importing;

/**
 * One line of an import's report.
 *
 * @param element the id or name of what it is about, as the file has it; empty where the file as a whole is meant
 * @param line where in the file, from 1; 0 where that is not known
 * @param reason what was found or done, and why, a sentence
 * @param advice what to do about it, a sentence; empty where nothing is to be done
 */
public record Note(String element, int line, String reason, String advice) {

    /** The note on one line. */
    @Override
    public String toString() {
        return ((line > 0 ? "line " + line + " " : "") + (element.isEmpty() ? "" : "[" + element + "] ") + reason + " "
                        + advice)
                .strip();
    }
}
