package dev.milepost.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Removes {@code xsi:schemaLocation} and {@code xsi:noNamespaceSchemaLocation} from XML before it is given to a parser that
 * would fetch what they name from the network, as the engine's BPMN parser does. Stateless and thread-safe.
 */
public final class SchemaLocations {

    private SchemaLocations() {}

    /**
     * The file without these attributes and the white space before them, byte for byte the same otherwise. Never fails: of
     * XML that is not well-formed, whatever a parser could read before it gives up is stripped. Of files with a DOCTYPE or in an
     * encoding that {@link PlanReader} refuses this cannot be promised: read the file first, and refuse it.
     *
     * @return the given array itself where there is nothing to strip
     */
    public static byte[] strip(byte[] xml) {
        Charset charset = Encodings.ofMarkup(xml);
        String text = new String(xml, charset);
        List<StartTags.Attribute> locations = StartTags.schemaLocations(text);
        if (locations.isEmpty()) {
            return xml;
        }
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(xml.length);
        int from = 0;
        for (StartTags.Attribute location : locations) {
            stripped.writeBytes(text.substring(from, location.start()).getBytes(charset));
            from = location.end();
        }
        stripped.writeBytes(text.substring(from).getBytes(charset));
        return stripped.toByteArray();
    }
}
