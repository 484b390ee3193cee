package dev.milepost.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more is read than Milepost takes. */
final class LimitedInput extends FilterInputStream {

    private static final long LIMIT = 64L << 20;

    private long read;

    LimitedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int more) throws TooLargeException {
        read += more;
        if (read > LIMIT) {
            throw new TooLargeException("A report may have " + (LIMIT >> 20)
                    + " MiB. Send the files of a larger one as several reports, each with a suite of its own.");
        }
    }
}
