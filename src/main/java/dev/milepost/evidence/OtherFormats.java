package dev.milepost.evidence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recognises what people upload by mistake, so that they are told what it is rather than that it is no good XML. */
final class OtherFormats {

    private static final String UNPACK = "Unpack it and upload the XML files in it";
    private static final Map<String, String> PACKED = new LinkedHashMap<>();

    static {
        PACKED.put("PK\u0003\u0004", "a zip archive");
        PACKED.put("PK\u0005\u0006", "an empty zip archive");
        PACKED.put("\u001F\u008B", "packed with gzip");
        PACKED.put("BZh", "packed with bzip2");
        PACKED.put("\u00FD7zXZ", "packed with xz");
        PACKED.put("(\u00B5/\u00FD", "packed with zstd");
        PACKED.put("7z\u00BC\u00AF", "a 7z archive");
    }

    private OtherFormats() {}

    /** Refuses a file that begins like one of these. */
    static void refuse(byte[] head, ByteOrderMark mark) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        PACKED.forEach((opening, what) -> {
            if (bytes.startsWith(opening)) {
                throw new Refusal(Place.START, "the file is " + what, UNPACK);
            }
        });
        String text = new String(head, mark.length(), head.length - mark.length(), mark.charset())
                .strip()
                .toLowerCase(Locale.ROOT);
        of(text).ifPresent(what -> {
            throw new Refusal(Place.START, "the file is " + what + ", not JUnit XML", Refusal.SEND_JUNIT);
        });
    }

    private static Optional<String> of(String text) {
        if (text.startsWith("<!doctype html")) {
            return Optional.of("a web page");
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of("JSON");
        }
        if (text.startsWith("%pdf-")) {
            return Optional.of("a PDF");
        }
        return text.startsWith("tap version ") || text.startsWith("1..") ? Optional.of("TAP") : Optional.empty();
    }
}
