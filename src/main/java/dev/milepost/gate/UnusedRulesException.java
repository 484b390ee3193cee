package dev.milepost.gate;

import java.util.Collection;
import java.util.TreeSet;

/** Rule files were to be tried where no file of these names is used. */
public final class UnusedRulesException extends RuntimeException {

    UnusedRulesException(String where, Collection<String> files, Collection<String> used) {
        super("%s does not use %s. It uses %s: name the file as the one whose place it takes."
                .formatted(where, String.join(", ", new TreeSet<>(files)), String.join(", ", new TreeSet<>(used))));
    }
}
