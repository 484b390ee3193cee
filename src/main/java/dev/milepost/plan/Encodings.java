package dev.milepost.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which encodings are read: those in which markup can be found without decoding text, so that nothing can hide from
 * {@link SchemaLocations} and yet be seen by a parser.
 */
final class Encodings {

    private static final Pattern UTF_16 = Pattern.compile("(?i)UTF-16(BE|LE)?");
    private static final Pattern LIKE_ASCII = Pattern.compile("(?i)UTF-?8|(US-)?ASCII|ISO[-_]?8859[-_]\\d{1,2}|LATIN\\d"
            + "|(windows-|cp)125\\d|KOI8-[RU]|GB2312|GBK|GB18030|Big5|EUC-(JP|KR)|Shift_JIS|windows-31j");

    private static final Pattern DECLARED =
            Pattern.compile("(?:\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)");

    private Encodings() {}

    /**
     * An encoding in which markup can be found and every byte survives. In Latin-1 each byte is a character, and all
     * encodings like ASCII agree with it on the characters that markup is made of.
     */
    static Charset ofMarkup(byte[] xml) {
        return switch (word(xml) >>> 16) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    /** Whether a file that declares this encoding is read; parsers change to the declared one in the middle of the file. */
    static boolean isRead(byte[] xml, @Nullable String declared) {
        return switch (word(xml)) {
            case 0x0000FEFF, 0x0000003C, 0xFFFE0000, 0x3C000000, 0x00003C00, 0x003C0000 -> false;
            case 0x4C6FA794 -> false;
            default ->
                declared == null
                        || (ofMarkup(xml).equals(StandardCharsets.ISO_8859_1) ? LIKE_ASCII : UTF_16)
                                .matcher(declared)
                                .matches();
        };
    }

    /**
     * The line with the first bytes that are no characters in a file which says, or by silence implies, that it is UTF-8;
     * 0 where there are none. The parser finds them too, but not their place, and prints to the console.
     */
    static int lineOfDamage(byte[] xml) {
        Matcher head = DECLARED.matcher(new String(xml, 0, Math.min(xml.length, 200), StandardCharsets.ISO_8859_1));
        boolean ascii =
                head.lookingAt() && head.group(1).toUpperCase(Locale.ROOT).endsWith("ASCII");
        boolean utf8 = !head.lookingAt() || head.group(1).equalsIgnoreCase("UTF-8");
        if (!ofMarkup(xml).equals(StandardCharsets.ISO_8859_1) || !(ascii || utf8)) {
            return 0;
        }
        CharsetDecoder decoder = (ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8).newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(xml);
        CharBuffer characters = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(bytes, characters.clear(), true);
        }
        return result.isError() ? line(xml, bytes.position()) : 0;
    }

    private static int line(byte[] xml, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += xml[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The first four bytes, which betray UTF-16, UTF-32 and EBCDIC. */
    private static int word(byte[] xml) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 8 | (i < xml.length ? xml[i] & 0xFF : 0xFF);
        }
        return word;
    }
}
