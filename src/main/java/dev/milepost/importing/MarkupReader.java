package dev.milepost.importing;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a file of any tool into a tree. Refuses a DOCTYPE, bounds depth and size, and never looks outside the file. */
final class MarkupReader {

    static final int MOST_ELEMENTS = 400_000;
    static final int DEEPEST = 150;
    private static final int LONGEST_NAME = 100_000;

    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)");

    private final String file;
    private final Deque<Markup> open = new ArrayDeque<>();
    private @Nullable Markup root;
    private int elements;

    private MarkupReader(String file) {
        this.file = file;
    }

    static Markup read(String file, byte[] bytes, Notes notes) throws ImportRefused {
        String text = text(bytes, notes);
        if (text.isBlank()) {
            throw new ImportRefused(file, 0, "The file is empty.", "Export it again.");
        }
        MarkupReader reader = new MarkupReader(file);
        try {
            return reader.read(factory().createXMLStreamReader(new StringReader(text.stripLeading())));
        } catch (XMLStreamException e) {
            throw notWellFormed(file, e);
        } catch (RuntimeException e) { // the JDK's parser on what it does not expect
            throw new ImportRefused(
                    file, 0, "The file is no XML that can be read (" + e + ").", "Export it as BPMN 2.0 XML.");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    /** In the encoding that the file declares; where its bytes do not fit that, in one in which every byte is a character. */
    static String text(byte[] bytes, Notes notes) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        } else if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] == '<') {
            charset = StandardCharsets.UTF_16BE;
        } else if (bytes.length >= 4 && bytes[0] == '<' && bytes[1] == 0) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB) {
            skip = 3;
        } else {
            charset = declared(bytes, charset);
        }
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
                    .toString();
        } catch (CharacterCodingException damaged) {
            notes.changed(
                    "",
                    0,
                    "The file holds bytes that are no characters in " + charset + "; it was read as Windows-1252.",
                    "Look at umlauts and other letters in names.");
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static Charset declared(byte[] bytes, Charset otherwise) {
        Matcher head = DECLARED.matcher(new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1));
        try {
            return head.find()
                            && !head.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16")
                    ? Charset.forName(head.group(1))
                    : otherwise;
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    private Markup read(XMLStreamReader reader) throws XMLStreamException, ImportRefused {
        int line = 1;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new ImportRefused(
                        file,
                        reader.getLocation().getLineNumber(),
                        "The file has a DOCTYPE, which is never read.",
                        "Remove the <!DOCTYPE ...> declaration; BPMN needs none.");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                start(reader, line);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
                    && open.peek() != null) {
                open.getFirst().write(reader.getText());
            }
            line = reader.getLocation().getLineNumber();
        }
        if (root == null) {
            throw new ImportRefused(file, 0, "The file holds no element.", "Export it again.");
        }
        return root;
    }

    private void start(XMLStreamReader reader, int line) throws ImportRefused {
        if (++elements > MOST_ELEMENTS) {
            throw new ImportRefused(
                    file, line, "The file has more than " + MOST_ELEMENTS + " elements.", "Export a part of it.");
        }
        if (open.size() >= DEEPEST) {
            throw new ImportRefused(
                    file,
                    line,
                    "The file's elements are nested more than " + DEEPEST + " deep.",
                    "Flatten its sub-processes.");
        }
        for (String named : List.of("id", "name")) {
            String value = reader.getAttributeValue(null, named);
            if (value != null && value.length() > LONGEST_NAME) {
                throw new ImportRefused(
                        file,
                        line,
                        "The " + named + " of a <" + reader.getLocalName() + "> has " + value.length() + " characters.",
                        "Shorten it to at most " + LONGEST_NAME + ".");
            }
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            boolean plain = namespace == null || namespace.isEmpty();
            boolean engine = !plain
                    && (namespace.equals("http://camunda.org/schema/1.0/bpmn")
                            || namespace.equals("http://activiti.org/bpmn"));
            if (plain || engine) {
                attributes.put(
                        (engine ? Markup.ENGINE : "") + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else if (!namespace.startsWith("http://www.w3.org/")) {
                attributes.merge(Markup.FOREIGN + namespace, "1", (one, more) -> one + more);
            }
        }
        String namespace = reader.getNamespaceURI();
        Markup element = new Markup(namespace == null ? "" : namespace, reader.getLocalName(), line, attributes);
        if (open.isEmpty()) {
            root = element;
        } else {
            open.getFirst().add(element);
        }
        open.push(element);
    }

    private static ImportRefused notWellFormed(String file, XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        String text = String.valueOf(e.getMessage());
        String cause = text.substring(text.lastIndexOf("Message: ") + 1)
                .replaceFirst("^essage: ", "")
                .replaceAll("\\s+", " ")
                .strip();
        return new ImportRefused(
                file,
                line,
                "The file is not well-formed XML: " + (cause.length() > 300 ? cause.substring(0, 300) + "…" : cause),
                "Export it as BPMN 2.0 XML again.");
    }
}
