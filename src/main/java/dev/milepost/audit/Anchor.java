package dev.milepost.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A head of the chain as it was written outside the database.
 *
 * @param head the head
 * @param at when it was written
 */
record Anchor(Head head, Instant at) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S+)");

    /** Adds this to a file, and returns when it is on the disk. */
    void appendTo(Path file) throws IOException {
        byte[] line = "%d %s %s\n".formatted(head.sequence(), head.hash(), at).getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /**
     * The anchors of a file, in order. A last line without its end, as a crash leaves it, is not one.
     *
     * @throws IllegalArgumentException if any other line is no anchor; says which
     */
    static List<Anchor> read(Path file) {
        try {
            String text = Files.readString(file);
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            return java.util.stream.IntStream.range(0, lines.size())
                    .mapToObj(i -> parse(file, i + 1, lines.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The anchors in " + file + " cannot be read.", e);
        }
    }

    private static Anchor parse(Path file, int number, String line) {
        Matcher matcher = LINE.matcher(line);
        try {
            if (matcher.matches()) {
                Head head = new Head(Long.parseLong(matcher.group(1)), matcher.group(2));
                return new Anchor(head, Instant.parse(matcher.group(3)));
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new IllegalArgumentException(
                file + ", line " + number + ": this is no anchor. An anchor is: sequence, hash, instant.");
    }
}
