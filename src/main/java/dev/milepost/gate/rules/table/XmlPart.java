package dev.milepost.gate.rules.table;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one part of a workbook forward: no DOCTYPE, no entities, nothing from elsewhere. */
final class XmlPart {

    /** Takes the elements of a part as they come. */
    interface Reader {

        /** An element begins. */
        void start(String element, Attributes attributes);

        /** Text within the element that began last, perhaps in pieces. */
        default void text(String text) {}

        /** An element ends. */
        default void end(String element) {}
    }

    /** The attributes of an element by their local names. */
    interface Attributes {

        /** The value; {@code null} without one. */
        @Nullable
        String get(String name);

        /** The value, or this one. */
        default String get(String name, String otherwise) {
            String value = get(name);
            return value == null ? otherwise : value;
        }
    }

    private static final XMLInputFactory FACTORY = factory();

    private XmlPart() {}

    static void read(String name, byte[] bytes, Reader reader) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                while (xml.hasNext()) {
                    take(xml, xml.next(), reader);
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            throw WorkbookParts.fault(
                    "The workbook is damaged: its part '%s' is no XML in line %d."
                            .formatted(
                                    name,
                                    broken.getLocation() == null
                                            ? 1
                                            : broken.getLocation().getLineNumber()),
                    "Open it in a spreadsheet program and save it anew as .xlsx.");
        }
    }

    private static void take(XMLStreamReader xml, int event, Reader reader) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> reader.start(xml.getLocalName(), name -> attribute(xml, name));
            case XMLStreamConstants.END_ELEMENT -> reader.end(xml.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                reader.text(xml.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("not allowed", xml.getLocation());
            default -> {}
        }
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
