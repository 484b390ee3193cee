package dev.milepost.importing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the lines of a report; what is said twice is kept once. */
final class Notes {

    private final Set<Note> understood = new LinkedHashSet<>();
    private final Set<Note> changed = new LinkedHashSet<>();
    private final Set<Note> dropped = new LinkedHashSet<>();
    private final Set<Note> toComplete = new LinkedHashSet<>();

    void understood(String element, int line, String reason, String advice) {
        understood.add(new Note(element, line, reason, advice));
    }

    void changed(String element, int line, String reason, String advice) {
        changed.add(new Note(element, line, reason, advice));
    }

    void dropped(String element, int line, String reason, String advice) {
        dropped.add(new Note(element, line, reason, advice));
    }

    void toComplete(String element, int line, String reason, String advice) {
        toComplete.add(new Note(element, line, reason, advice));
    }

    ImportReport report() {
        return new ImportReport(
                new ArrayList<>(understood),
                new ArrayList<>(changed),
                new ArrayList<>(dropped),
                new ArrayList<>(toComplete));
    }
}
