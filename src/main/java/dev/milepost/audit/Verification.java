package dev.milepost.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds an export against itself and against anchors, line by line, in constant memory. Used by one thread, once.
 *
 * <p>A row is judged by its own hash first: one that does not have it was changed, and nothing it says is believed, its number
 * least of all. A row that has it is judged by its number, and by the hash it gives for the row before it.
 */
final class Verification {

    private static final int LONGEST_LINE = 100_000;
    private static final int PROBLEMS_KEPT = 1000;

    private final AnchorCheck anchors;
    private final Gaps gaps = new Gaps();
    private final List<String> problems = new ArrayList<>();
    private long problemCount;
    private long line;
    private Head last = new Head(0, Row.GENESIS);

    /** The hashes that the next row may give for the one before it; empty for any. */
    private Set<String> before = Set.of(Row.GENESIS);

    private @Nullable Instant first;
    private @Nullable Instant newest;

    /**
     * Begins a verification.
     *
     * @param restored the rows with which the chain went on after restores that are known of
     */
    Verification(List<Anchor> anchors, Set<Long> restored) {
        this.anchors = new AnchorCheck(anchors, restored);
    }

    /** Reads and judges a whole export. */
    Result of(InputStream export) throws IOException {
        BoundedLines lines = new BoundedLines(export, LONGEST_LINE);
        for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
            line++;
            judge(bytes);
        }
        gaps.missing().forEach(gap -> problem(gap.text()));
        anchors.problems(last).forEach(this::problem);
        return new Result(problems, anchors.notes(), problemCount, line, last, first, newest, anchors.met());
    }

    private void judge(byte[] bytes) {
        long expected = last.sequence() + 1;
        try {
            String text = text(bytes);
            Row row = Row.read(text);
            String stated = Row.statedHash(text);
            String computed = row.hash();
            if (stated.equals(computed)) {
                place(row, stated);
            } else {
                problem("Row %d (line %d) does not have the hash it says: it was changed.".formatted(expected, line));
                last = new Head(expected, stated);
                before = Set.of(stated, computed);
            }
        } catch (IllegalArgumentException e) {
            problem("Row %d (line %d) is not in the form of a row: it was changed. %s."
                    .formatted(expected, line, e.getMessage()));
            last = new Head(expected, last.hash());
            before = Set.of();
        }
    }

    /** Strictly: bytes that are no text must not read as a text that has another hash. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("It is not UTF-8", e);
        }
    }

    private void place(Row row, String hash) {
        if (row.sequence() <= last.sequence()) {
            problem(
                    gaps.fill(row.sequence())
                            ? "Row %d (line %d) stands behind row %d: rows were swapped."
                                    .formatted(row.sequence(), line, last.sequence())
                            : "There is a second row %d (line %d): a row was added.".formatted(row.sequence(), line));
            return;
        }
        if (row.sequence() > last.sequence() + 1) {
            gaps.add(last.sequence() + 1, row.sequence() - 1);
        } else if (!before.isEmpty() && !before.contains(row.previous())) {
            problem("Row %d (line %d) does not follow row %d: that one was replaced, or this one was added."
                    .formatted(row.sequence(), line, last.sequence()));
        }
        last = new Head(row.sequence(), hash);
        before = Set.of(hash);
        anchors.row(row, hash);
        first = first == null ? row.at() : first;
        newest = row.at();
    }

    private void problem(String text) {
        problemCount++;
        if (problems.size() < PROBLEMS_KEPT) {
            problems.add(text);
        }
    }

    /**
     * What was found.
     *
     * @param problems what is wrong, each with the row it is about; the first thousand
     * @param notes what is worth knowing
     * @param problemCount how many problems there are
     * @param rows how many rows were read
     * @param head the newest row
     * @param first when the first row happened
     * @param newest when the last row happened
     * @param anchors how many anchors agree
     */
    record Result(
            List<String> problems,
            List<String> notes,
            long problemCount,
            long rows,
            Head head,
            @Nullable Instant first,
            @Nullable Instant newest,
            int anchors) {}
}
