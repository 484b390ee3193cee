package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE testsuite><testsuite/>",
                "<!DOCTYPE testsuite SYSTEM 'report.dtd'><testsuite/>",
                "<!DOCTYPE t PUBLIC '-//X//Y' 'ftp://example.org/x.dtd'><testsuite/>",
                "<!DOCTYPE t [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><testsuite>&b;</testsuite>",
                "<!DOCTYPE t [<!ENTITY % p SYSTEM 'jar:file:///x.jar!/y'> %p;]><testsuite/>",
                "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite name='&x;'/>",
            })
    void refusesDocumentTypesOfAnyKind(String xml) {
        assertThat(Reports.refusalOf(xml)).hasMessageContaining("DOCTYPE");
    }

    @ParameterizedTest
    @CsvSource({"<testsuite>&nbsp;</testsuite>, nbsp", "<testsuite name='a&b;c'/>, b", "<testsuite>&;</testsuite>, ''"})
    void refusesEntitiesThatNobodyDefined(String xml, String entity) {
        assertThat(Reports.refusalOf(xml)).hasMessageContaining("entity '&" + entity + ";' is not defined");
    }

    @Test
    void readsTheReferencesThatNeedNoDefinition() {
        String xml =
                "<testsuite><testcase name='&lt;&#65;&#x42;&amp;&quot;&apos;&gt;'>&amp;&#10;</testcase></testsuite>";

        assertThat(Reports.read(xml).cases().get(0).name()).isEqualTo("<AB&\"'>");
    }

    @Test
    void refusesToIncludeOtherFiles() {
        assertThat(Reports.refusalOf("<testsuite xmlns:xi='http://www.w3.org/2001/XInclude'>"
                        + "<xi:include href='other.xml'/></testsuite>"))
                .hasMessageContaining("XInclude");
    }

    @Test
    void refusesSuitesNestedTooDeep() {
        String open = "<testsuite>";
        String close = "</testsuite>";

        assertThat(Reports.read(open.repeat(64) + close.repeat(64)).totals()).isEqualTo(Totals.NONE);
        assertThat(Reports.refusalOf(open.repeat(65) + close.repeat(65))).hasMessageContaining("64 deep");
        assertThat(Reports.refusalOf(open.repeat(100_000))).hasMessageContaining("64 deep");
    }

    @Test
    void refusesElementsNestedTooDeep() {
        assertThat(Reports.refusalOf("<testsuite>" + "<x>".repeat(100_000))).hasMessageContaining("256 deep");
    }

    @Test
    void refusesTooManyAttributes() {
        StringBuilder xml = new StringBuilder("<testsuite>\n<testcase");
        for (int i = 0; i <= 10_000; i++) {
            xml.append(" a").append(i).append("=''");
        }

        UnreadableReportException refusal =
                Reports.refusalOf(xml.append("/></testsuite>").toString());

        assertThat(refusal).hasMessageContaining("more than 10000 attributes");
        assertThat(refusal.line()).isEqualTo(2);
    }

    @Test
    void refusesTooManyDifferentNames() {
        StringBuilder xml = new StringBuilder("<testsuite>");
        for (int i = 0; i <= 10_000; i++) {
            xml.append("<e").append(i).append("/>");
        }

        assertThat(Reports.refusalOf(xml.append("</testsuite>").toString())).hasMessageContaining("different element");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<testsuite name='%s'/>", "<testsuite><!--%s--></testsuite>", "<testsuite><?p %s?></testsuite>"})
    void refusesMarkupOfMoreThanAMillionCharacters(String shape) {
        assertThat(Reports.refusalOf(shape.formatted("x".repeat(1 << 20)))).hasMessageContaining("longer than 1048576");
        assertThat(Reports.read(shape.formatted("x".repeat(1_000_000))).totals())
                .isEqualTo(Totals.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "&#0;", "&#xD800;", "&#xFFFE;", "\uFFFE", "]]>"})
    void refusesCharactersThatXmlDoesNotHave(String text) {
        UnreadableReportException refusal = Reports.refusalOf("<testsuite>\n" + text + "</testsuite>");

        assertThat(refusal).isNotNull();
        assertThat(refusal.line()).isEqualTo(2);
    }

    @Test
    void refusesLoneSurrogates() {
        byte[] surrogate = "<testsuite>?</testsuite>".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        byte[] marked = new byte[surrogate.length + 2];
        System.arraycopy(surrogate, 0, marked, 2, surrogate.length);
        marked[0] = (byte) 0xFF;
        marked[1] = (byte) 0xFE;
        marked[2 + 2 * 11] = 0;
        marked[2 + 2 * 11 + 1] = (byte) 0xD8;

        assertThat(Reports.refusalOf(marked)).hasMessageContaining("no text in the file's encoding");
    }

    @ParameterizedTest
    @CsvSource({
        "coverage, a coverage report",
        "test-run, an NUnit 3 report",
        "TestRun, a TRX file",
        "html, a web page",
        "suites, root element is 'suites'"
    })
    void refusesOtherReportsByName(String root, String kin) {
        assertThat(Reports.refusalOf("<" + root + "/>"))
                .hasMessageContaining("not a JUnit report: root element is '" + root + "'")
                .hasMessageContaining(kin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{}", "<testsuite>", "<testsuite/><testsuite/>", "<testsuite/>x", "<a:testsuite/>"})
    void refusesWhatIsNoXml(String text) {
        assertThat(Reports.refusalOf(text)).isNotNull();
    }
}
