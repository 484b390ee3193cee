package dev.milepost.importing;

/** Cuts the texts of a plan that the engine's tables do not hold, and says which: an import that is made must not fail at run time. */
record LongTexts(Draft draft, Notes notes) {

    /** What tables and the check of plans hold as a name. */
    private static final int LONGEST_NAME = 255;

    /** A task is stored with its documentation, in 4,000 characters. */
    private static final int LONGEST_TEXT = 3_900;

    void cut() {
        draft.documentation = text(draft.id, 0, draft.documentation, named(draft.id, 0, draft.name));
        draft.name = shortened(draft.name, LONGEST_NAME);
        draft.scope.each(scope -> {
            for (Step step : scope.steps) {
                step.documentation = text(step.id, step.line, step.documentation, named(step.id, step.line, step.name));
                step.name = shortened(step.name, LONGEST_NAME);
                if (step.isEvent() && step.detail.length() > LONGEST_NAME) {
                    notes.changed(
                            step.id,
                            step.line,
                            "What the event waits for is called by " + step.detail.length() + " characters; "
                                    + LONGEST_NAME + " of them are kept.",
                            "Give it a short name.");
                    step.detail = shortened(step.detail, LONGEST_NAME);
                }
            }
            for (Way way : scope.ways) {
                way.documentation = text(way.id, way.line, way.documentation, named(way.id, way.line, way.name));
                way.name = shortened(way.name, LONGEST_NAME);
            }
        });
    }

    /** A name that is too long, to be kept in the documentation; empty where it is not. */
    private String named(String element, int line, String name) {
        if (name.length() <= LONGEST_NAME) {
            return "";
        }
        notes.changed(
                element,
                line,
                "The name has " + name.length() + " characters; its documentation begins with it now.",
                "Give it a short one.");
        return name;
    }

    private String text(String element, int line, String text, String name) {
        String whole = (name + " " + text).strip();
        if (whole.length() > LONGEST_TEXT) {
            notes.dropped(
                    element,
                    line,
                    "Of the " + whole.length() + " characters of its documentation the last "
                            + (whole.length() - LONGEST_TEXT) + " were left out: the engine has no room for them.",
                    "Keep long texts in a document, and name it here.");
        }
        return shortened(whole, LONGEST_TEXT);
    }

    /** The beginning of a text that is too long, never half a character. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
