package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gets uploaded by mistake, and XML that is nearly right: the answer says what it is and what to do. */
class OtherFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "504B0304140000000800, a zip archive",
        "1F8B08000000000000034BCC, packed with gzip",
        "425A6839314159265359, packed with bzip2",
        "FD377A585A000004, packed with xz",
        "377ABCAF271C0004, a 7z archive",
        "28B52FFD24000000, packed with zstd",
    })
    void asksForPackedFilesToBeUnpacked(String bytes, String what) {
        UnreadableReportException refusal = Reports.refusalOf(HexFormat.of().parseHex(bytes));

        assertThat(refusal.reason()).isEqualTo("the file is " + what);
        assertThat(refusal.advice()).contains("Unpack it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tests\": 3}                                   | is JSON",
                "[]                                               | is JSON",
                "<!DOCTYPE html><html><body>502</body></html>     | is a web page",
                "<html><head/></html>                             | a web page?",
                "TAP version 13                                   | is TAP",
                "%PDF-1.4                                         | is a PDF",
                "<assemblies><assembly/></assemblies>             | an xUnit.net report?",
                "<testExecutions version='1'/>                    | a Sonar generic test report?",
                "<report><testsuite/></report>                    | root element is 'report'",
                "Tests run: 3, Failures: 0                        | not allowed in prolog",
            })
    void saysWhatWasUploadedInstead(String text, String said) {
        assertThat(Reports.refusalOf(text)).hasMessageContaining(said);
    }

    @Test
    void recognisesJsonBehindAByteOrderMark() {
        assertThat(Reports.refusalOf("\uFEFF {}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\n<?xml version=\"1.0\"?><testsuite/>'          | 2 | Nothing may stand before",
                "<!-- x --><?xml version='1.0'?><testsuite/>      | 1 | Nothing may stand before",
                "<testsuite/>garbage                              | 1 | Nothing may follow",
                "<testsuite/><testsuite/>                         | 1 | Upload each report as a file",
                "<testsuite name='&#x1b;'/>                       | 1 | cannot hold this control character",
                "<testsuite name='&#0;'/>                         | 1 | cannot hold this control character",
                "<testsuite name='&#xD83D;&#xDE00;'/>             | 1 | cannot hold this control character",
                "'<testsuite>\n\u0007</testsuite>'                | 2 | cannot hold this control character",
                "<testsuite tests='1' tests='2'/>                 | 1 | attribute 'tests' is written twice",
                "<testsuite><x:testcase/></testsuite>             | 1 | prefix of 'x:testcase' is not declared",
                "<testsuite><![CDATA[a]]>]]></testsuite>          | 1 | ']]>' stands in plain text",
            })
    void saysHowToMendXmlThatIsNearlyRight(String xml, int line, String advice) {
        UnreadableReportException refusal = Reports.refusalOf(xml);

        assertThat(refusal).hasMessageContaining(advice);
        assertThat(refusal.line()).isEqualTo(line);
    }

    @Test
    void readsControlCharactersOfXml11() {
        assertThat(Reports.read(
                                "<?xml version='1.1'?><testsuite><testcase name='a&#x1b;'><failure/></testcase></testsuite>")
                        .failing())
                .containsExactly("a\u001B");
    }

    @Test
    void aFileOfBlanksIsRefused() {
        assertThat(Reports.refusalOf(" \n\t")).hasMessageContaining("Premature end of file");
    }
}
