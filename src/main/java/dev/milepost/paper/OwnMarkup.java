package dev.milepost.paper;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what is to be printed, and takes out of it all that leads elsewhere. */
final class OwnMarkup {

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** What brings something from elsewhere, or does something. */
    private static final Set<String> FOREIGN = Set.of(
            "image",
            "feimage",
            "foreignobject",
            "script",
            "img",
            "object",
            "embed",
            "iframe",
            "link",
            "audio",
            "video");

    private OwnMarkup() {}

    static Document read(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document page = factory.newDocumentBuilder().parse(new InputSource(new StringReader(legal(text))));
        NodeList found = page.getElementsByTagName("*");
        List<Element> all = IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
        for (Element element : all) {
            Node parent = element.getParentNode();
            if (parent != null && FOREIGN.contains(element.getTagName().toLowerCase(Locale.ROOT))) {
                parent.removeChild(element);
            } else {
                cutLinks(element);
            }
        }
        return page;
    }

    /** Links mean nothing on paper. What is used within the drawing, Batik knows by its older name only. */
    private static void cutLinks(Element element) {
        String href = element.getAttribute("href");
        element.removeAttribute("href");
        element.removeAttribute("src");
        element.removeAttributeNS(XLINK, "href");
        if (element.getTagName().equals("use") && href.startsWith("#")) {
            element.setAttributeNS(XLINK, "xlink:href", href);
        }
    }

    /** Users' texts may hold what HTML takes and XML does not, and marks that turn the direction of what follows. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !turnsDirection(c))
                .map(c -> c == '\t' || c == '\n' || c == '\r' || isLegal(c) ? c : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (0x202A <= c && c <= 0x202E)
                || (0x2066 <= c && c <= 0x2069);
    }

    private static boolean isLegal(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
