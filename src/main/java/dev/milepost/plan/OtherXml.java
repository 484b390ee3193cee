package dev.milepost.plan;

import java.util.List;

/** Checks XML that is no plan, a decision table for example, before a parser sees it that is less strict. Stateless. */
public final class OtherXml {

    private OtherXml() {}

    /** What is wrong with the file: a DOCTYPE, a foreign encoding, or that it is no XML at all. Empty if nothing is. */
    public static List<Problem> problems(String file, byte[] xml) {
        try {
            XmlTree.read(xml);
            return List.of();
        } catch (UnreadableXmlException e) {
            return List.of(e.in(file));
        }
    }
}
