package dev.milepost.gate.rules.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file in separated values: UTF-8, or UTF-16 where its mark says so. Which other encoding a file has nothing in it tells, so
 * it is refused rather than guessed.
 *
 * @param text what is in the file, without marks
 * @param separator what stands between its cells: a comma, a semicolon or a tab
 */
record CsvText(String text, char separator) {

    private static final Pattern SEPARATOR =
            Pattern.compile("(?im)(?:^|[,;\\t])[ ]*(?:\"RuleSet\"|RuleSet)[ ]*(?:([,;\\t])|\\r?$)");
    private static final Pattern DECLARED = Pattern.compile("\\A\"?sep=([,;\\t])\"?(?:\\r\\n|\\n|\\r)");
    private static final String SAVE = "Save it as 'CSV UTF-8', or as .xlsx.";
    private static final char MARK = '\uFEFF';

    static CsvText of(byte[] bytes) {
        String text = decoded(bytes);
        Matcher declared = DECLARED.matcher(text);
        return declared.find()
                ? new CsvText(text.substring(declared.end()), declared.group(1).charAt(0))
                : new CsvText(text, separatorOf(text));
    }

    /** What the cell that every table begins with is parted by from the next. */
    private static char separatorOf(String text) {
        Matcher begin = SEPARATOR.matcher(text);
        if (!begin.find()) {
            throw new UnreadableTableException(DroolsTable.noRuleSet(null));
        }
        return begin.group(1) == null ? ',' : begin.group(1).charAt(0);
    }

    private static String decoded(byte[] bytes) {
        Charset charset = charset(bytes);
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableTableException(Fault.ofFile("The file is no text in UTF-8.", SAVE));
            }
            return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
        } catch (CharacterCodingException otherwise) {
            String readable = new String(bytes, charset);
            int line = (int) readable.substring(0, readable.indexOf('\uFFFD') + 1)
                    .lines()
                    .count();
            throw new UnreadableTableException(Fault.ofRow(
                    null,
                    Math.max(0, line - 1),
                    "The row holds bytes that are no text in " + charset.name() + ".",
                    SAVE));
        }
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return mark == 0xFEFF
                ? StandardCharsets.UTF_16BE
                : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
