package dev.milepost.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The mark that may begin a Unicode file. The longer ones come first: UTF-32's begins with UTF-16's. */
enum ByteOrderMark {
    UTF_32LE(Charset.forName("UTF-32LE"), "\u00FF\u00FE\u0000\u0000"),
    UTF_32BE(Charset.forName("UTF-32BE"), "\u0000\u0000\u00FE\u00FF"),
    UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
    UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
    UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF"),
    NONE(StandardCharsets.UTF_8, "");

    private static final String EBCDIC_OPENING = "Lo\u00A7\u0094";

    private final Charset charset;
    private final String bytes;

    ByteOrderMark(Charset charset, String bytes) {
        this.charset = charset;
        this.bytes = bytes;
    }

    static ByteOrderMark of(byte[] head) {
        return Arrays.stream(values())
                .filter(mark -> begins(head, mark.bytes))
                .findFirst()
                .orElse(NONE);
    }

    /** The encoding this mark stands for; UTF-8 where there is no mark, as XML wants it. */
    Charset charset() {
        return charset;
    }

    int length() {
        return bytes.length();
    }

    /** Reads an XML declaration, which is plain ASCII in all encodings without a mark but the EBCDIC ones. */
    Charset headCharset(byte[] head) {
        if (this != NONE) {
            return charset;
        }
        boolean ebcdic = begins(head, EBCDIC_OPENING) && Charset.isSupported("IBM037");
        return ebcdic ? Charset.forName("IBM037") : StandardCharsets.ISO_8859_1;
    }

    /** Whether a file with this mark may declare that encoding: also the name without a byte order, as in UTF-16. */
    boolean agreesWith(Charset declared) {
        return declared.equals(charset) || declared.name().equals(charset.name().replaceAll("[LB]E$", ""));
    }

    private static boolean begins(byte[] head, String bytes) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(bytes);
    }
}
