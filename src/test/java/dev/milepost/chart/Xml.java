package dev.milepost.chart;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A drawing, read back. */
record Xml(Document document) {

    static Xml of(Drawing drawing) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Xml(factory.newDocumentBuilder().parse(new InputSource(new StringReader(drawing.svg()))));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + e.getMessage() + "\n" + drawing.svg(), e);
        }
    }

    List<Element> all(String element) {
        return under(document.getDocumentElement(), element);
    }

    static List<Element> under(Element parent, String element) {
        var nodes = parent.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** Elements of a class. */
    List<Element> ofClass(String name) {
        return all("*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    List<String> texts(String element) {
        return all(element).stream().map(Element::getTextContent).toList();
    }

    String root(String attribute) {
        return document.getDocumentElement().getAttribute(attribute);
    }
}
