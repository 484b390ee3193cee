package dev.milepost.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of an XML file from its byte order mark and its declaration, and refuses a file where these
 * contradict each other or the bytes: guessing could change what the file says.
 */
final class DeclaredEncoding {

    private static final int HEAD = 1024;
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'<>]*)[\"']");
    private static final String SAVE_AS_UTF8 = "Save the file as UTF-8 and declare that, or declare no encoding";

    private DeclaredEncoding() {}

    /** The file's text without its byte order mark. */
    static Reader textOf(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            throw refusal("the file is empty", Refusal.RUN_AGAIN);
        }
        ByteOrderMark mark = ByteOrderMark.of(head);
        OtherFormats.refuse(head, mark);
        Charset charset = charset(head, mark);
        InputStream rest = new ByteArrayInputStream(head, mark.length(), head.length - mark.length());
        return new StrictText(new SequenceInputStream(rest, in), charset);
    }

    private static Charset charset(byte[] head, ByteOrderMark mark) {
        if (mark == ByteOrderMark.NONE && (head[0] == 0 || (head.length > 1 && head[1] == 0))) {
            throw refusal("the file seems to be UTF-16 or UTF-32 without a byte order mark", SAVE_AS_UTF8);
        }
        String declared = declared(head, mark);
        if (declared == null) {
            return mark.charset();
        }
        Charset charset = known(declared);
        boolean possible =
                mark == ByteOrderMark.NONE ? new String(head, charset).startsWith("<?xml") : mark.agreesWith(charset);
        if (!possible) {
            throw refusal("the file declares the encoding '" + declared + "' but is not written in it", SAVE_AS_UTF8);
        }
        return mark == ByteOrderMark.NONE ? charset : mark.charset();
    }

    private static @Nullable String declared(byte[] head, ByteOrderMark mark) {
        String text = new String(head, mark.length(), head.length - mark.length(), mark.headCharset(head));
        if (text.startsWith("<?xml") && head.length == HEAD && text.indexOf('>') < 0) {
            throw refusal("the XML declaration does not end within " + HEAD + " bytes", Refusal.SEND_JUNIT);
        }
        Matcher matcher = DECLARATION.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw refusal("the file declares the encoding '" + name + "', which is not known here", SAVE_AS_UTF8);
        }
    }

    private static Refusal refusal(String reason, String advice) {
        return new Refusal(Place.START, reason, advice);
    }
}
