package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The kinds of files that are read, told apart by content and never by name. */
enum ScheduleFormat {
    /** Microsoft Project's own, an OLE2 file. */
    MPP("Save it from Microsoft Project again, or as XML."),
    /** Microsoft Project's XML. */
    MSPDI("Save it from Microsoft Project again."),
    /** Primavera P6's XML. */
    PMXML("Export it from P6 again."),
    /** Primavera P6's tables. */
    XER("Export it from P6 again."),
    /** PSPLIB's instances. */
    SM("Load it from PSPLIB again."),
    NOTHING(""),
    ZIP(""),
    /** XML of something else. */
    OTHER_XML(""),
    OTHER("");

    private final String advice;

    ScheduleFormat(String advice) {
        this.advice = advice;
    }

    /** What to do about a damaged file. */
    String advice() {
        return advice;
    }

    /** Whether people see it as an outline of tasks. */
    boolean hasOutline() {
        return this == MPP || this == MSPDI || this == PMXML || this == XER;
    }

    static ScheduleFormat of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.ISO_8859_1);
        String text = head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        boolean wide = head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF");
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.startsWith("ERMHDR")) {
            return XER;
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return MPP;
        }
        if (head.startsWith("PK")) {
            return ZIP;
        }
        if (text.startsWith("<") || wide || (head.length() > 1 && head.charAt(0) == 0 && head.charAt(1) == '<')) {
            return xml(content);
        }
        return SmReader.isSm(content) ? SM : OTHER;
    }

    /** By the root element; what has none is read as MSPDI is, which says what is wrong with it. */
    private static ScheduleFormat xml(byte[] content) {
        try {
            XMLStreamReader xml = XmlGuard.factory().createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return XmlDialect.of(xml)
                            .map(dialect -> dialect == XmlDialect.PMXML ? PMXML : MSPDI)
                            .orElse(OTHER_XML);
                }
            }
        } catch (XMLStreamException | RuntimeException damaged) { // the parser on what it does not expect
            return OTHER_XML;
        }
        return OTHER_XML;
    }
}
