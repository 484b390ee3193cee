package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaLocationsTest {

    private static final String XSI = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

    @Test
    void returnsTheSameArrayWhereThereIsNothingToStrip() {
        byte[] xml = Bpmn.bytes("<a " + XSI + " xsi:type='b'>schemaLocation</a>");

        assertThat(SchemaLocations.strip(xml)).isSameAs(xml);
    }

    @Test
    void stripsBothAttributesAndNothingElse() {
        assertThat(stripped(
                        "<a " + XSI + "\r\n\txsi:schemaLocation = \"u v\" b='>' xsi:noNamespaceSchemaLocation='w'/>"))
                .isEqualTo("<a " + XSI + " b='>'/>");
    }

    @Test
    void stripsWhateverPrefixStandsForTheNamespace() {
        assertThat(stripped("<a><b q:schemaLocation='x y' xmlns:q='http://www.w3.org/2001/XMLSchema-instance'/></a>"))
                .isEqualTo("<a><b xmlns:q='http://www.w3.org/2001/XMLSchema-instance'/></a>");
    }

    @Test
    void stripsAPrefixWhoseNamespaceIsWrittenWithCharacterReferences() {
        assertThat(stripped(
                        "<a xmlns:q='http://www.w3.org/2001/XMLSchema&#x2D;instanc&#101;' q:schemaLocation='x y'/>"))
                .doesNotContain("schemaLocation");
    }

    @Test
    void leavesAttributesOfOtherNamespacesAlone() {
        byte[] xml = Bpmn.bytes("<a xmlns:q='urn:other' q:schemaLocation='x' schemaLocation='y' " + XSI + "/>");

        assertThat(SchemaLocations.strip(xml)).isSameAs(xml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a %s><!-- <b xsi:schemaLocation='x'/> --></a>",
                "<a %s><![CDATA[<b xsi:schemaLocation='x'/>]]></a>",
                "<a %s><?pi <b xsi:schemaLocation='x'/> ?></a>",
                "<a %s b=\"<b xsi:schemaLocation='x'/>\"/>"
            })
    void leavesTextThatOnlyLooksLikeAnAttributeAlone(String xml) {
        byte[] bytes = Bpmn.bytes(xml.formatted(XSI));

        assertThat(SchemaLocations.strip(bytes)).isSameAs(bytes);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF", "UTF-16LE,", "ISO-8859-1,", "Shift_JIS,"
    })
    void stripsInAnyEncodingThatIsRead(String encoding, String mark) {
        Charset charset = Charset.forName(encoding);
        String before =
                (mark == null ? "" : mark) + "<?xml version='1.0' encoding='" + encoding + "'?><a b='ÿ表' " + XSI;

        byte[] stripped = SchemaLocations.strip((before + " xsi:schemaLocation='ü ü'>é表</a>").getBytes(charset));

        assertThat(stripped).isEqualTo((before + ">é表</a>").getBytes(charset));
    }

    @Test
    void keepsBytesThatAreNoCharacters() {
        byte[] xml = ("<a " + XSI + " xsi:schemaLocation='x' b='\u00ff\u00c0'/>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new String(SchemaLocations.strip(xml), StandardCharsets.ISO_8859_1))
                .isEqualTo("<a " + XSI + " b='\u00ff\u00c0'/>");
    }

    @Test
    void stripsWhatPrecedesDamage() {
        assertThat(stripped("<a " + XSI + " xsi:schemaLocation='x'><b c=")).isEqualTo("<a " + XSI + "><b c=");
    }

    private static String stripped(String xml) {
        return new String(SchemaLocations.strip(Bpmn.bytes(xml)), StandardCharsets.UTF_8);
    }
}
