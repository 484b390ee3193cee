package dev.milepost.evidence;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/**
 * The text of an XML file on its way to the parser, watched by {@link MarkupGuard}. The parser keeps each tag and each run
 * of text in memory as a whole, so what is too long has to be refused or parted before it gets there.
 */
final class GuardedText extends Reader {

    private final Reader text;
    private final MarkupGuard guard = new MarkupGuard();
    private final char[] chunk = new char[8192];
    private int given;
    private boolean ended;

    GuardedText(Reader text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (given == guard.passed().length() && !ended) {
            refill();
        }
        int count = Math.min(length, guard.passed().length() - given);
        guard.passed().getChars(given, given + count, buffer, offset);
        given += count;
        return count == 0 && ended ? -1 : count;
    }

    private void refill() throws IOException {
        guard.passed().setLength(0);
        given = 0;
        int count = readChunk();
        if (count < 0) {
            guard.end();
            ended = true;
        }
        for (int i = 0; i < count; i++) {
            guard.accept(chunk[i]);
        }
    }

    private int readChunk() throws IOException {
        try {
            return text.read(chunk, 0, chunk.length);
        } catch (CharacterCodingException wrongBytes) {
            throw new Refusal(
                    guard.place(),
                    "there are bytes here that are no text in the file's encoding",
                    "Save the file in the encoding that it declares; without a declaration that is UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
