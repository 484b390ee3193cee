package dev.milepost.process;

import dev.milepost.evidence.Activity;
import java.util.Locale;

/** A task that has ended already cannot be completed. */
public final class TaskNotOpenException extends RuntimeException {

    TaskNotOpenException(Activity run) {
        super("Task '" + run.name() + "' (" + run.id() + ") was "
                + run.state().name().toLowerCase(Locale.ROOT) + " at " + run.finishedAt() + ".");
    }
}
