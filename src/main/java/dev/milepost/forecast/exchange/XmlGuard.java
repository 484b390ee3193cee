package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through an XML schedule before MPXJ sees it: refuses a DOCTYPE, bounds depth, size, dates and repetitions, and
 * remembers the lines of tasks. What follows can then rely on a well-formed file without surprises.
 */
final class XmlGuard {

    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 10_000_000;
    private static final int LONGEST_VALUE = 1 << 20;
    private static final int MOST_REPETITIONS = 5_000;
    private static final Pattern SANE_DATE = Pattern.compile("(19|20|21)\\d\\d-.*");

    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding");
    private static final Pattern UTF_8 = Pattern.compile("(?i)<\\?xml[^>]*encoding\\s*=\\s*[\"']UTF-?8[\"']");

    private final XMLStreamReader xml;
    private XmlDialect dialect = XmlDialect.MSPDI;
    private final Map<Integer, Integer> lines = new HashMap<>();
    private final Set<Integer> tasks = new HashSet<>();

    private XmlGuard(XMLStreamReader xml) {
        this.xml = xml;
    }

    static XmlGuard of(byte[] content) throws UnreadableFileException {
        checkCharacters(content);
        XmlGuard guard = null;
        try {
            guard = new XmlGuard(factory().createXMLStreamReader(new ByteArrayInputStream(content)));
            guard.look();
            return guard;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            String cause = String.valueOf(e.getMessage())
                    .replaceAll("(?s).*Message: ", "")
                    .replaceAll("\\s+", " ");
            XmlDialect dialect = guard == null ? XmlDialect.MSPDI : guard.dialect;
            throw new UnreadableFileException(
                    line, "The file is not well-formed XML: " + cause.strip(), dialect.advice());
        }
    }

    /** Of parsers that read nothing but the file itself. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    /** What kind of schedule it is. */
    XmlDialect dialect() {
        return dialect;
    }

    /** The lines of the file's tasks, by unique id. */
    Map<Integer, Integer> lines() {
        return lines;
    }

    /** Finds bytes that are no UTF-8 where that is what the file is in; the parser prints them to the console, without a line. */
    private static void checkCharacters(byte[] content) throws UnreadableFileException {
        String head = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        boolean otherEncoding =
                ENCODING.matcher(head).find() && !UTF_8.matcher(head).find();
        if (otherEncoding || head.indexOf(0) >= 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(8192);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            throw new UnreadableFileException(
                    line, "The line holds bytes that are no characters in UTF-8.", "Save the file as UTF-8.");
        }
    }

    private void look() throws XMLStreamException, UnreadableFileException {
        int depth = 0;
        int elements = 0;
        String element = "";
        StringBuilder text = new StringBuilder();
        String holder = "";
        int taskLine = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refusal(
                            "The file has a DOCTYPE or an entity, which is never read.",
                            "Remove it; schedules need none.");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    element = xml.getLocalName();
                    text.setLength(0);
                    if (depth == 1) {
                        checkRoot();
                    }
                    if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
                        throw refusal(
                                "The file is too deep or has too many elements.", "Export a part of the schedule.");
                    }
                    holder = depth == 2 ? element : holder;
                    if (depth == 3) {
                        taskLine = dialect.isTask(element, holder)
                                ? xml.getLocation().getLineNumber()
                                : 0;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    if (text.length() > LONGEST_VALUE) {
                        throw refusal("The value of '" + element + "' is too long.", "Shorten it.");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(element)) {
                        String value = text.toString().strip();
                        checkValue(element, value);
                        if (depth == 4 && taskLine > 0 && dialect.id().equals(element)) {
                            remember(value, taskLine);
                        }
                    }
                    element = "";
                    text.setLength(0);
                    depth--;
                }
                default -> {}
            }
        }
    }

    private void checkRoot() throws UnreadableFileException {
        dialect = XmlDialect.of(xml)
                .orElseThrow(() -> refusal(
                        "The file is XML, but its root is '" + xml.getLocalName()
                                + "' and not Microsoft Project's 'Project' or P6's 'APIBusinessObjects'.",
                        "Save it from Microsoft Project as XML, or export it from P6."));
    }

    private void remember(String value, int taskLine) throws UnreadableFileException {
        if (!value.matches("\\d{1,10}") || Long.parseLong(value) > Integer.MAX_VALUE) {
            throw refusal(
                    "A task's " + dialect.id() + " is '" + shortened(value) + "', which is no number.",
                    "Number each task.");
        }
        int uid = Integer.parseInt(value);
        if (!tasks.add(uid)) {
            throw refusal(
                    "The " + dialect.id() + " " + uid + " belongs to the task on line " + lines.get(uid) + " already.",
                    "Number each task once.");
        }
        lines.put(uid, taskLine);
    }

    private void checkValue(String name, String value) throws UnreadableFileException {
        if (value.isEmpty()) {
            return;
        }
        if (dialect.isDate(name) && !SANE_DATE.matcher(value).matches()) {
            throw refusal(
                    "The date '" + shortened(value) + "' of '" + name + "' does not lie between 1900 and 2199.",
                    "Mend it.");
        }
        if (dialect.isWrongDuration(name, value)) {
            throw refusal(
                    "The duration '" + shortened(value) + "' of '" + name
                            + "' is negative, longer than 100 years, or no duration.",
                    "Mend it.");
        }
        if (name.equals("Occurrences") && !(value.matches("\\d{1,9}") && Integer.parseInt(value) <= MOST_REPETITIONS)) {
            throw refusal(
                    "A calendar's exception is repeated too often.",
                    "Repeat it at most " + MOST_REPETITIONS + " times.");
        }
    }

    private UnreadableFileException refusal(String reason, String advice) {
        return new UnreadableFileException(xml.getLocation().getLineNumber(), reason, advice);
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
