package dev.milepost.plan.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of an iCalendar file, after what was folded is unfolded.
 *
 * @param number where it begins in the file, from 1
 * @param name the property's name in capitals
 * @param parameters what stands between name and value, in capitals
 * @param value the value as written
 */
record ContentLine(int number, String name, String parameters, String value) {

    /** All lines of a file; a line may be folded in the middle of a character, so that bytes are unfolded. */
    static List<ContentLine> of(byte[] file, List<String> problems) {
        List<ContentLine> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        int first = 1;
        int position = startsWithMark(file) ? 3 : 0;
        while (position < file.length) {
            byte at = file[position];
            boolean end = at == '\n';
            boolean folded =
                    end && position + 1 < file.length && (file[position + 1] == ' ' || file[position + 1] == '\t');
            if (end) {
                number++;
            }
            if (folded) {
                position++; // the blank that begins a continuation is not part of it
            } else if (end) {
                add(line, first, lines, problems);
                first = number;
            } else if (at != '\r') {
                line.write(at);
            }
            position++;
        }
        add(line, first, lines, problems);
        return lines;
    }

    private static boolean startsWithMark(byte[] file) {
        return file.length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
    }

    private static void add(ByteArrayOutputStream bytes, int number, List<ContentLine> lines, List<String> problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add("line " + number
                    + ": The line holds bytes that are no characters in UTF-8. Save the file as UTF-8.");
            text = "";
        }
        bytes.reset();
        int colon = colon(text);
        if (colon > 0) {
            String head = text.substring(0, colon);
            int semicolon = head.indexOf(';');
            lines.add(new ContentLine(
                    number,
                    (semicolon < 0 ? head : head.substring(0, semicolon))
                            .strip()
                            .toUpperCase(Locale.ROOT),
                    semicolon < 0 ? "" : head.substring(semicolon).toUpperCase(Locale.ROOT),
                    text.substring(colon + 1).strip()));
        } else if (!text.isBlank()) {
            problems.add("line " + number + ": '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                    + "' is no line of an iCalendar file. Export the file again.");
        }
    }

    /** The colon that ends the name and its parameters; those in quotation marks do not. */
    private static int colon(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
