package dev.milepost.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, ended by a line feed and by nothing else, and at most so long: a file without line ends does
 * not fill the memory. Used by one thread.
 */
final class BoundedLines {

    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    private final InputStream in;
    private final int longest;
    private int next;
    private int end;

    BoundedLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end, what is beyond the longest left out; {@code null} if there is none. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, longest - line.size()));
            if (next < end) {
                next++;
                return line.toByteArray();
            }
        }
        return any ? line.toByteArray() : null;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
