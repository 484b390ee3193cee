package dev.milepost.evidence;

import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The JDK's own XML parser, set to follow nothing, with every way in which it can fail turned into a refusal. */
final class StrictXml {

    private static final int MOST_NAMES = 10_000;
    private static final int DEEPEST = 256;

    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    private StrictXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static StrictXml of(Reader text) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            return new StrictXml(factory.createXMLStreamReader(text));
        } catch (XMLStreamException notXml) {
            throw ParserFault.of(notXml, Place.START);
        }
    }

    /** Moves to the next start or end of an element; false at the end of a well-formed file. */
    boolean advance() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refusal("the file has a document type or an entity");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> remember(xml.getPITarget());
                default -> {}
            }
            event = next();
        }
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
        if (event == XMLStreamConstants.START_ELEMENT) {
            checkElement();
        }
        return true;
    }

    boolean atStart() {
        return xml.isStartElement();
    }

    /** The element at which this stands, for its name and attributes. */
    XMLStreamReader element() {
        return xml;
    }

    Place place() {
        return Place.of(xml.getLocation());
    }

    Refusal refusal(String reason) {
        return new Refusal(place(), reason, Refusal.SEND_JUNIT);
    }

    private int next() throws IOException {
        try {
            return xml.next();
        } catch (XMLStreamException fault) {
            throw ParserFault.of(fault, place());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException fault) {
            throw ParserFault.of(fault, place());
        }
    }

    private void checkElement() {
        if (depth > DEEPEST) {
            throw refusal("elements are nested more than " + DEEPEST + " deep");
        }
        remember(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            remember(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            remember(String.valueOf(xml.getNamespaceURI(i)));
        }
        if (String.valueOf(xml.getNamespaceURI()).endsWith("/XInclude")) {
            throw refusal("the file wants to include another file (XInclude)");
        }
    }

    /** The parser keeps each different name for as long as it reads, so their number has a limit. */
    private void remember(String name) {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw refusal("the file uses more than " + MOST_NAMES + " different element and attribute names");
        }
    }
}
