package dev.milepost.evidence;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that exists only while it is read: a beginning, a middle many times over, an end. */
final class RepeatedText extends InputStream {

    private final byte[] beginning;
    private final byte[] middle;
    private final byte[] end;
    private final long times;
    private byte[] current;
    private long repeated;
    private int position;

    RepeatedText(String beginning, String middle, long times, String end) {
        this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        this.middle = middle.getBytes(StandardCharsets.UTF_8);
        this.end = end.getBytes(StandardCharsets.UTF_8);
        this.times = times;
        this.current = this.beginning;
    }

    long length() {
        return beginning.length + times * middle.length + end.length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position == current.length) {
            if (current == end) {
                return -1;
            }
            current = repeated++ < times ? middle : end;
            position = 0;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, buffer, offset, count);
        position += count;
        return count;
    }
}
