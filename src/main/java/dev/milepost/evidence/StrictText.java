package dev.milepost.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes and never replaces a wrong one. Unlike {@link java.io.InputStreamReader} it hands out all text before the
 * wrong byte first, so that whoever reads knows the place.
 */
final class StrictText extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private boolean ended;
    private CoderResult result = CoderResult.UNDERFLOW;

    StrictText(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer text = CharBuffer.wrap(buffer, offset, length);
        while (text.position() == offset) {
            if (result.isError()) {
                result.throwException();
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            if (result.isUnderflow()) {
                fill();
            }
            result = decoder.decode(bytes, text, ended);
        }
        return text.position() - offset;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
