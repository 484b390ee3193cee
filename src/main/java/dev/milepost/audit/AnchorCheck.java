package dev.milepost.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds rows against the heads that were written outside the database. Anchors of a time that was lost by a restore count for
 * nothing, but only if a person has confirmed the restore: otherwise whoever can rewrite the database could explain every
 * anchor away by adding such a row. Used by one thread.
 */
final class AnchorCheck {

    private final List<Anchor> anchors;
    private final Map<Long, List<Anchor>> bySequence = new HashMap<>();

    /** The place of each anchor in the order in which they were written. */
    private final Map<Anchor, Integer> order = new HashMap<>();

    private final Set<Long> confirmed;
    private final List<Restore> restores = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Anchor> broken = new HashSet<>();
    private int met;

    AnchorCheck(List<Anchor> anchors, Set<Long> confirmed) {
        this.anchors = List.copyOf(anchors);
        this.confirmed = confirmed;
        for (Anchor anchor : anchors) {
            order.put(anchor, order.size());
            bySequence
                    .computeIfAbsent(anchor.head().sequence(), sequence -> new ArrayList<>())
                    .add(anchor);
        }
        compare(0, Row.GENESIS);
    }

    /** A row in its place, with its hash. */
    void row(Row row, String hash) {
        if (Anchors.RESTORED.equals(row.entry().get(Member.ACTION))) {
            restored(row);
        }
        compare(row.sequence(), hash);
    }

    private void compare(long sequence, String hash) {
        for (Anchor anchor : bySequence.getOrDefault(sequence, List.of())) {
            if (anchor.head().hash().equals(hash)) {
                met++;
            } else {
                broken.add(anchor);
            }
        }
    }

    private void restored(Row row) {
        boolean known = confirmed.contains(row.sequence());
        if (known) {
            restores.add(new Restore(row.sequence(), lastWith(row.entry().get(Member.BEFORE))));
        }
        notes.add("Row %d (%s): the database was restored, or cut. It was anchored at %s. %s.%s"
                .formatted(
                        row.sequence(),
                        row.at(),
                        row.entry().get(Member.OBJECT),
                        row.entry().get(Member.DETAIL),
                        known ? "" : " If you know of it, confirm it with --restored " + row.sequence() + "."));
    }

    /** What is wrong, once every row was seen. */
    List<String> problems(Head last) {
        List<String> problems = new ArrayList<>();
        broken.stream()
                .filter(anchor -> !isExcused(anchor))
                .min(Comparator.comparing(anchor -> anchor.head().sequence()))
                .ifPresent(anchor -> problems.add(
                        "Row %d is not the one that was anchored at %s: of rows %d to %d some were changed, added or removed, and their hashes made to fit."
                                .formatted(
                                        anchor.head().sequence(),
                                        anchor.at(),
                                        lastMetBefore(anchor) + 1,
                                        anchor.head().sequence())));
        anchors.stream()
                .filter(anchor -> anchor.head().sequence() > last.sequence() && !isExcused(anchor))
                .max(Comparator.comparing(anchor -> anchor.head().sequence()))
                .ifPresent(anchor -> problems.add(
                        "Rows %d to %d are missing: the trail was cut behind row %d. Row %d was anchored at %s."
                                .formatted(
                                        last.sequence() + 1,
                                        anchor.head().sequence(),
                                        last.sequence(),
                                        anchor.head().sequence(),
                                        anchor.at())));
        return problems;
    }

    private long lastMetBefore(Anchor anchor) {
        return anchors.stream()
                .filter(other -> other.head().sequence() < anchor.head().sequence() && !broken.contains(other))
                .mapToLong(other -> other.head().sequence())
                .max()
                .orElse(0);
    }

    /** Whether the anchor is of a time that a confirmed restore has lost. */
    private boolean isExcused(Anchor anchor) {
        return restores.stream()
                .anyMatch(restore ->
                        anchor.head().sequence() >= restore.row() && order.getOrDefault(anchor, 0) <= restore.lost());
    }

    /** The place of the last anchor with this hash; before all if there is none, so that it excuses nothing. */
    private int lastWith(@Nullable String hash) {
        return anchors.stream()
                .filter(anchor -> anchor.head().hash().equals(hash))
                .mapToInt(anchor -> order.getOrDefault(anchor, 0))
                .max()
                .orElse(-1);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** How many anchors agree with their rows. */
    int met() {
        return met;
    }

    /** A restore: the row that tells of it, and the place of the last anchor of the time that was lost. */
    private record Restore(long row, int lost) {}
}
