package dev.milepost.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a file into a tree of elements. Refuses a DOCTYPE, bounds depth and size, and never looks outside the file. */
final class XmlTree {

    static final int MAX_DEPTH = 200;
    static final int MAX_ELEMENTS = 20_000;

    private static final Set<String> CAMUNDA = Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    /** The elements whose text is kept. */
    private static final Set<String> TEXTUAL =
            Set.of("documentation", "timeDuration", "timeDate", "timeCycle", "loopCardinality");

    private static final int LONGEST_TEXT = PlanReader.LONGEST_DOCUMENTATION + 1;

    private final XMLStreamReader reader;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private int elements;

    /** What was read so far between the tags of the innermost element. */
    private final StringBuilder text = new StringBuilder();

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    static boolean isCamunda(@Nullable String namespace) {
        return namespace != null && CAMUNDA.contains(namespace);
    }

    /** The root element with all it holds. */
    static XmlElement read(byte[] xml) throws UnreadableXmlException {
        if (xml.length == 0) {
            throw new UnreadableXmlException(0, "The file is empty.", "Save the plan from Camunda Modeler again.");
        }
        int damaged = Encodings.lineOfDamage(xml);
        if (damaged > 0) {
            throw new UnreadableXmlException(
                    damaged, "The line holds bytes that are no characters in UTF-8.", "Save the file as UTF-8.");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            if (!Encodings.isRead(xml, reader.getCharacterEncodingScheme())) {
                throw new UnreadableXmlException(
                        1,
                        "The file is in an encoding that is not read: '" + reader.getCharacterEncodingScheme() + "'.",
                        "Save it as UTF-8.");
            }
            return new XmlTree(reader).read();
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** The JDK's own parser, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    private XmlElement read() throws XMLStreamException, UnreadableXmlException {
        int line = 1;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableXmlException(
                        reader.getLocation().getLineNumber(),
                        "The file has a DOCTYPE, which is never read.",
                        "Remove the <!DOCTYPE ...> declaration; BPMN needs none.");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                start(line);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop().text(text.toString().trim());
                text.setLength(0);
            } else if (isText(event) && isTextual(open.peek())) {
                text.append(reader.getText(), 0, Math.min(reader.getTextLength(), LONGEST_TEXT - text.length()));
            }
            line = reader.getLocation().getLineNumber();
        }
        if (root == null) {
            throw new UnreadableXmlException(0, "The file holds no element.", "Save the plan again.");
        }
        return root;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
    }

    private static boolean isTextual(@Nullable XmlElement element) {
        return element != null && element.isBpmn() && TEXTUAL.contains(element.name());
    }

    private void start(int line) throws UnreadableXmlException {
        if (++elements > MAX_ELEMENTS) {
            throw new UnreadableXmlException(
                    line,
                    "The file has more than " + MAX_ELEMENTS + " elements.",
                    "Split the process into several, called by call activities.");
        }
        if (open.size() >= MAX_DEPTH) {
            throw new UnreadableXmlException(
                    line,
                    "The file's elements are nested more than " + MAX_DEPTH + " deep.",
                    "Flatten its sub-processes.");
        }
        String namespace = reader.getNamespaceURI();
        XmlElement element =
                new XmlElement(namespace == null ? "" : namespace, reader.getLocalName(), line, attributes());
        if (open.isEmpty()) {
            root = element;
        } else {
            open.getFirst().add(element);
        }
        open.push(element);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(name, reader.getAttributeValue(i));
            } else if (isCamunda(namespace)) {
                attributes.put("camunda:" + name, reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private static UnreadableXmlException notWellFormed(XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        int column = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNumber());
        String text = String.valueOf(e.getMessage());
        String cause = text.substring(text.lastIndexOf("Message: ") + 1)
                .replaceFirst("^essage: ", "")
                .replaceAll("\\s+", " ")
                .trim();
        return new UnreadableXmlException(
                line,
                "The file is not well-formed XML (line " + line + ", column " + column + "): " + cause,
                "Mend it there, or save it from Camunda Modeler again.");
    }
}
