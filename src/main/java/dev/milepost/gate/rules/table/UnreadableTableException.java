package dev.milepost.gate.rules.table;

import java.util.List;

/** A table that cannot be read; says everything that is wrong with it. */
final class UnreadableTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    UnreadableTableException(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    UnreadableTableException(Fault fault) {
        this(List.of(fault));
    }

    List<Fault> faults() {
        return faults;
    }
}
