package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a {@link Gantt} chart. */
public sealed interface Row {

    /** What dependencies call it; unique in the chart. */
    String id();

    /** What people call it. */
    String name();

    /** How far it is indented; 0 or more. */
    int depth();

    /** All days it needs room for. */
    List<LocalDate> days();

    /** From the first day to the last, both included; days in the wrong order are swapped. */
    record Span(LocalDate from, LocalDate to) {
        /** Puts the days in order. */
        public Span {
            if (to.isBefore(from)) {
                LocalDate first = to;
                to = from;
                from = first;
            }
        }
    }

    /**
     * A phase.
     *
     * @param span when it runs; {@code null} where that is unknown
     */
    record Phase(
            String id, String name, int depth, @Nullable Span span) implements Row {
        @Override
        public List<LocalDate> days() {
            return span == null ? List.of() : List.of(span.from(), span.to());
        }
    }

    /**
     * A task.
     *
     * @param planned when the baseline has it
     * @param span when it ran, runs, or is expected to
     * @param latest the day by which it is finished if it takes as long as its estimate allows
     * @param work where it stands
     * @param done the share that is done, from 0 to 1
     * @param critical whether it decides when the project ends
     * @param note more about it, in words; empty for nothing
     * @param href where it leads to; {@code null} for nowhere
     */
    record Task(
            String id,
            String name,
            int depth,
            @Nullable Span planned,
            @Nullable Span span,
            @Nullable LocalDate latest,
            Work work,
            double done,
            boolean critical,
            String note,
            @Nullable String href)
            implements Row {
        @Override
        public List<LocalDate> days() {
            return Stream.of(
                            planned == null ? null : planned.from(),
                            planned == null ? null : planned.to(),
                            span == null ? null : span.from(),
                            span == null ? null : span.to(),
                            latest)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** A milestone. */
    record Gate(String id, int depth, Milestone milestone, boolean critical) implements Row {
        @Override
        public String name() {
            return milestone.name();
        }

        @Override
        public List<LocalDate> days() {
            return milestone.days();
        }
    }

    /** Where a task stands. */
    enum Work {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED;

        Word word() {
            return Word.valueOf(name());
        }
    }
}
