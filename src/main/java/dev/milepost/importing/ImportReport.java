package dev.milepost.importing;

import java.util.List;

/**
 * What became of a file: nothing in it is lost without a line here.
 *
 * @param understood what was found in it
 * @param changed what is in the plan in another form
 * @param dropped what is not in the plan
 * @param toComplete what only a designer can add
 */
public record ImportReport(List<Note> understood, List<Note> changed, List<Note> dropped, List<Note> toComplete) {

    /** Copies its lists. */
    public ImportReport {
        understood = List.copyOf(understood);
        changed = List.copyOf(changed);
        dropped = List.copyOf(dropped);
        toComplete = List.copyOf(toComplete);
    }
}
