package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

    private static final String SUITE = "<testsuite><testcase name='Prüfung'/></testsuite>";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "IBM850", "GB18030", "utf-8", "IBM037", "IBM1047"})
    void readsTheDeclaredEncoding(String encoding) {
        assertThat(nameIn(declaring(encoding).getBytes(Charset.forName(encoding))))
                .isEqualTo("Prüfung");
    }

    @Test
    void readsUtf8WithoutADeclaration() {
        assertThat(nameIn(SUITE.getBytes(StandardCharsets.UTF_8))).isEqualTo("Prüfung");
    }

    @ParameterizedTest
    @CsvSource({
        "EFBBBF,   UTF-8,    UTF-8",
        "FFFE,     UTF-16LE, UTF-16",
        "FEFF,     UTF-16BE, UTF-16",
        "FFFE,     UTF-16LE, UTF-16LE",
        "FFFE0000, UTF-32LE, UTF-32"
    })
    void readsAByteOrderMarkWithAndWithoutADeclaration(String mark, String encoding, String declared) {
        assertThat(nameIn(marked(mark, encoding, declaring(declared)))).isEqualTo("Prüfung");
        assertThat(nameIn(marked(mark, encoding, SUITE))).isEqualTo("Prüfung");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "klingon", "-", ""})
    void refusesAnEncodingItDoesNotKnow(String encoding) {
        assertThat(Reports.refusalOf(declaring(encoding)))
                .hasMessageContaining("encoding '" + encoding + "', which is not known here");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16,UTF-8", "UTF-32,UTF-8", "IBM037,UTF-8", "UTF-8,UTF-16", "UTF-8,IBM037"})
    void refusesAFileThatIsNotWrittenInItsDeclaredEncoding(String declared, String written) {
        assertThat(Reports.refusalOf(declaring(declared).getBytes(Charset.forName(written))))
                .isNotNull();
    }

    @Test
    void refusesAMarkThatContradictsTheDeclaration() {
        assertThat(Reports.refusalOf(marked("EFBBBF", "UTF-8", declaring("ISO-8859-1"))))
                .hasMessageContaining("is not written in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void refusesWideTextWithoutAMark(String encoding) {
        assertThat(Reports.refusalOf(declaring(encoding).getBytes(Charset.forName(encoding))))
                .hasMessageContaining("without a byte order mark");
    }

    @Test
    void refusesBytesThatAreNoTextWhereTheyStand() {
        UnreadableReportException refusal = Reports.refusalOf(("\n\n" + SUITE).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal).hasMessageContaining("no text in the file's encoding");
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(SUITE.indexOf('ü') + 1);
    }

    @Test
    void refusesADeclarationThatDoesNotEnd() {
        assertThat(Reports.refusalOf("<?xml version='1.0' " + " ".repeat(2000) + "encoding='UTF-8'?>" + SUITE))
                .hasMessageContaining("declaration does not end");
    }

    private static String declaring(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + SUITE;
    }

    private static byte[] marked(String mark, String encoding, String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(java.util.HexFormat.of().parseHex(mark));
        bytes.writeBytes(xml.getBytes(Charset.forName(encoding)));
        return bytes.toByteArray();
    }

    private static String nameIn(byte[] report) {
        return Reports.read(report).cases().get(0).name();
    }
}
