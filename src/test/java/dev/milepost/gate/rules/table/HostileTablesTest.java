package dev.milepost.gate.rules.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no tables, damaged or made to harm: each is refused with its place and what to do, and none takes long. */
class HostileTablesTest {

    private static final List<List<String>> ROWS = List.of(
            List.of("RuleSet", "rules"),
            List.of(""),
            List.of("", "RuleTable Enough"),
            List.of("", "CONDITION", "ACTION", "METADATA"),
            List.of(""),
            List.of(
                    "",
                    "Parameters(text(\"kind\") == \"$param\")",
                    "findings.judge($param > 1);",
                    "criterion(\"$param\")"),
            List.of("", "Kind", "Number", "Criterion"),
            List.of("", "medical", "2", "enough"));
    private static final String SOUND = String.join(
            "\n",
            "RuleSet,rules",
            "",
            "RuleTable Enough",
            "CONDITION,METADATA",
            ",",
            "Gate(),\"criterion(\"\"$param\"\")\"",
            "Gate,Criterion",
            "x,enough",
            "");

    record Bad(String name, String file, byte[] bytes, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(
                csv("nothing", "", "no cell 'RuleSet'"),
                csv("other data", "name,value\na,1\n", "no cell 'RuleSet'"),
                csv("no table", "RuleSet,rules\n", "no cell that begins with 'RuleTable'"),
                csv("no row", SOUND.replace("x,enough\n", ""), "cell A3] The table 'Enough' has no row."),
                csv("no name", SOUND.replace("RuleTable Enough", "RuleTable"), "cell A3] The table has no name."),
                csv(
                        "an unknown column",
                        SOUND.replace("CONDITION", "COMMENT"),
                        "cell A4] The column is headed 'COMMENT'"),
                csv("an open quote", SOUND + "\"x,enough", "row 9] A quote is opened and never closed."),
                csv("text behind a quote", SOUND + "\"x\"y,enough", "row 9] Something stands behind the closing quote"),
                csv(
                        "a control character",
                        SOUND.replace("x,enough", "\u0007,enough"),
                        "cell A8] The cell holds a control"),
                csv("a cell without end", SOUND.replace("x,", "x".repeat(9000) + ","), "cell A8] The cell holds 9000"),
                csv("a row too wide", SOUND + "x,".repeat(101) + "x\n", "The table goes beyond row 2000 or column CV."),
                csv("too many rows", SOUND + "x,enough\n".repeat(2000), "The table goes beyond row 2000"),
                csv("too many rules", SOUND + "x,enough\n".repeat(600), "The file has 601 rules; 500"),
                csv("a row below an empty one", SOUND + "\nx,lost\n", "row 10] The row stands below an empty one"),
                csv("a formula", with("=cmd|' /C calc'!A0,enough"), "cell A8] The cell begins with '='"),
                csv(
                        "a formula by its sign",
                        with("@SUM(A1),enough"),
                        "cell A8] '@SUM(A1)' begins with '@', as formulas do."),
                csv(
                        "a cell that ends the text it is put into",
                        with("x,\"enough\"\") @mandatory @of(\"\"x\""),
                        "cell B8] 'enough\") @mandatory @of(\"x' would end the text that it is put into."),
                csv(
                        "an escaped quote",
                        with("x,enough\\u0022) @mandatory"),
                        "cell B8] 'enough\\u0022) @mandatory' would end"),
                csv("a blank that is none", with("a\u00A0b,enough"), "cell A8] The cell holds the character U+00A0"),
                csv("a hidden letter", with("a\u202Eb,enough"), "cell A8] The cell holds the character U+202E"),
                csv(
                        "quotes of a typesetter",
                        SOUND.replace("Gate()", "Gate(key == \u201Cx\u201D)"),
                        "cell A6] The code has the quote \u201C, which a spreadsheet program put there."),
                csv(
                        "a name with quotes",
                        SOUND.replace("RuleTable Enough", "RuleTable A \"b\""),
                        "cell A3] The table's name"),
                csv(
                        "code of many lines",
                        SOUND.replace("Gate()", "\"Gate()" + "\nabc".repeat(1_990) + "\"") + "x,enough\n".repeat(499),
                        "characters of rules. Shorten the code"),
                csv("code without end", manyRows(7_980), "characters of rules. Shorten the code"),
                csv("else alone", SOUND.replace("x,", "else,"), "cell A8] 'else' has no other row"),
                csv("else for a pattern", SOUND + "else,other\n", "cell A9] 'else' is not understood in this column."),
                new Bad("UTF-16 without its mark", "t.csv", SOUND.getBytes(UTF_16LE), "The file is no text in UTF-8."),
                new Bad("half of UTF-16", "t.csv", Arrays.copyOf(SOUND.getBytes(UTF_16), 301), "no text in UTF-16BE."),
                new Bad(
                        "another encoding",
                        "t.csv",
                        latin("RuleSet,rules\nStück,"),
                        "t.csv:2 [row 2] The row holds bytes"),
                new Bad("too large", "t.csv", new byte[3 * 1024 * 1024], "more than 2 MB"),
                new Bad("no workbook", "t.xlsx", "hello".getBytes(UTF_8), "The file is no .xlsx workbook."),
                new Bad("empty", "t.xlsx", new byte[0], "The file is no .xlsx workbook."),
                new Bad("an old one", "t.xlsx", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "password"),
                new Bad("half of one", "t.xlsx", half(book().bytes()), "The workbook is damaged"),
                xlsx("macros", book().with("xl/vbaProject.bin", "x"), "The workbook holds macros."),
                xlsx("links", book().with("xl/externalLinks/externalLink1.xml", "<x/>"), "linked to other workbooks"),
                xlsx("a bomb", book().with("xl/media/a.png", "0".repeat(20_000_000)), "more than 16 MB unpacked"),
                xlsx(
                        "entities",
                        book().with(
                                        "xl/workbook.xml",
                                        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><workbook>&a;</workbook>"),
                        "'xl/workbook.xml' is no XML in line 1"),
                xlsx(
                        "entities in a sheet",
                        book().with(
                                        "xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"),
                        "'xl/worksheets/sheet1.xml' is no XML in line 1"),
                xlsx("a way out", book().with("xl/../../../etc/passwd", "x"), "has a part whose name leads out of it"),
                xlsx("an .ods", book().with("content.xml", "<x/>"), "a spreadsheet, but not written as .xlsx"),
                xlsx("an .xlsb", book().with("xl/workbook.bin", "x"), "a spreadsheet, but not written as .xlsx"),
                xlsx(
                        "a hidden sheet",
                        book().with(
                                        "xl/workbook.xml",
                                        "<workbook xmlns:r='r'><sheets><sheet name='S' state='veryHidden' r:id='rId1'/></sheets></workbook>"),
                        "The first sheet, 'S', is hidden"),
                xlsx(
                        "code in a cell",
                        book().with(
                                        "C8",
                                        "<c r='C8'><v>2</v>",
                                        "<c r='C8' t='inlineStr'><is><t>1); Files.x(0</t></is>"),
                        "cell C8] '1); Files.x(0' would be code in the rule."),
                xlsx(
                        "a decimal comma",
                        book().with("C8", "<c r='C8'><v>2</v>", "<c r='C8' t='inlineStr'><is><t>0,95</t></is>"),
                        "cell C8] '0,95' has a comma, of which nobody can say what it means."),
                xlsx("hours", book().with("C8", "r='C8'", "r='C8' s='3'"), "cell C8] The cell holds a time"),
                xlsx(
                        "a day with a time",
                        book().with("C8", "<c r='C8'><v>2</v>", "<c r='C8' s='4'><v>46447.5</v>"),
                        "cell C8] The cell holds a time"),
                xlsx(
                        "a number that is none",
                        book().with("C8", "<v>2</v>", "<v>0x1p3</v>"),
                        "'0x1p3', which is no number"),
                xlsx("merged cells that overlap", book().merged("B8:C8").merged("C8:C9"), "The merged cells overlap"),
                xlsx("no sheet", book().with("xl/workbook.xml", "<workbook><sheets/></workbook>"), "has no sheet"),
                xlsx(
                        "a formula",
                        book().with("C8", "<v>2</v>", "<f>1+1</f><v>2</v>"),
                        "t.xlsx:8 [sheet 'S', cell C8] The cell holds a formula. Paste its value"),
                xlsx(
                        "an error",
                        book().with("C8", "<c r='C8'>", "<c r='C8' t='e'>"),
                        "cell C8] The cell holds the error 2"),
                xlsx("a far cell", book().with("C8", "r='C8'", "r='XFD1048576'"), "goes beyond row 2000"),
                xlsx(
                        "a text that is not there",
                        book().with("C8", "r='C8'", "r='C8' t='s'"),
                        "a cell has a text that is"),
                xlsx("a huge merge", book().merged("B8:XFD1048576"), "goes beyond row 2000 or column CV"));
    }

    /** SOUND with another row. */
    private static String with(String row) {
        return SOUND.replace("x,enough", row);
    }

    private static String manyRows(int characters) {
        return SOUND.replace("Gate()", "Gate() // " + "x".repeat(characters)) + "x,enough\n".repeat(499);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithItsPlace(Bad bad) {
        Tables.Reading reading = Tables.read(bad.file(), bad.bytes());
        assertThat(reading.drl()).isEmpty();
        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.problems().toString()).contains(bad.says()).doesNotContain("Exception");
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.advice()).endsWith("."));
    }

    @Test
    void noiseNeverThrows() {
        Random random = new Random(7);
        byte[] book = book().bytes();
        byte[] text = SOUND.getBytes(UTF_8);
        for (int i = 0; i < 500; i++) {
            assertThat(Tables.read("t.xlsx", noisy(book, random))).isNotNull();
            assertThat(Tables.read("t.csv", noisy(text, random))).isNotNull();
        }
    }

    @Test
    void takesAPointForAThousandsMarkWhereCommasAreDecimal() {
        String rows = SOUND.replace("Gate()", "Gate(goals.size < $param)").replace("x,enough", "1.000,enough");
        assertThat(Tables.read("t.csv", rows.getBytes(UTF_8)).problems()).isEmpty();
        assertThat(Tables.read("t.csv", rows.replace(",", ";").getBytes(UTF_8)).problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "t.csv:8 [cell A8] '1.000' may be a thousand times as much where commas are decimal. Write 1000 or 1.0.");
    }

    @Test
    void aMillionEmptyRowsAndSixteenThousandEmptyColumnsAreNothing() {
        StringBuilder empty = new StringBuilder();
        for (int row = 9; row <= 500_000; row++) {
            empty.append("<row r='").append(row).append("'/>");
        }
        for (int column = 4; column < 16_384; column++) {
            empty.append("<c r='").append(Ref.of(500_000, column)).append("' s='2'/>");
        }
        String sound = Tables.read("t.xlsx", book().bytes()).drl();
        assertThat(Tables.read("t.xlsx", book().followedBy(empty.toString()).bytes())
                        .drl())
                .isEqualTo(sound)
                .isNotEmpty();
    }

    @Test
    void readsWhatSpreadsheetsWriteInTheirOwnWays() {
        String sound = Tables.read("t.csv", SOUND.getBytes(UTF_8)).drl();
        assertThat(sound).isNotEmpty();
        assertThat(Tables.read("t.csv", ("\uFEFF" + SOUND).getBytes(UTF_8)).drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", SOUND.getBytes(UTF_16)).drl()).isEqualTo(sound);
        assertThat(Tables.read("t.csv", ("\uFEFF" + SOUND.replace(",", "\t")).getBytes(UTF_16LE))
                        .drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", SOUND.replace("\n", ",,,,\r").getBytes(UTF_8))
                        .drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", (SOUND + ";;;\n\n ;\n".replace(";", ",") + ",".repeat(16_384)).getBytes(UTF_8))
                        .drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", SOUND.replace("\n", "\r\n").getBytes(UTF_8))
                        .drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", SOUND.replace(",", ";").getBytes(UTF_8)).drl())
                .isEqualTo(sound);
        assertThat(Tables.read("t.csv", ("sep=;\n" + SOUND.replace(",", ";")).getBytes(UTF_8))
                        .drl())
                .isEqualTo(sound);
    }

    @Test
    void readsSharedTextsDatesPercentsAndMergedCells() {
        List<List<String>> rows = new ArrayList<>(ROWS);
        rows.set(
                5,
                List.of(
                        "",
                        "Parameters(text(\"kind\") == \"$param\")",
                        "findings.judge(\"$param\");",
                        "criterion(\"$param\")"));
        rows.add(List.of("", "", "46447", "other"));
        TestWorkbook book = TestWorkbook.of("S", rows)
                .with("C9", "r='C9'", "r='C9' s='1'")
                .with("C8", "r='C8'", "r='C8' s='2'")
                .with("C8", "<v>2</v>", "<v>0.94999999999999996</v>")
                .with("B8", "t='inlineStr'><is><t>medical</t></is>", "t='s'><v>0</v>")
                .with(
                        "xl/sharedStrings.xml",
                        "<sst><si><r><t>medi</t></r><r><t>cal</t></r><rPh><t>x</t></rPh></si></sst>")
                .merged("B8:B9");
        String drl = Tables.read("t.xlsx", book.bytes()).drl();
        assertThat(drl).contains("findings.judge(\"0.95\")", "findings.judge(\"2027-03-01\")");
        assertThat(drl.split("text\\(\"kind\"\\) == \"medical\"", -1)).hasSize(3);
    }

    @Test
    void readsNumbersAsTheFileHasThemHoweverTheyAreWrittenOrShown() {
        assertThat(number("<c r='C8'><v>9.5E-1</v>")).isEqualTo("0.95");
        assertThat(number("<c r='C8'><v>1.2E+3</v>")).isEqualTo("1200");
        assertThat(number("<c r='C8' s='5'><v>1234.5</v>")).isEqualTo("1234.5");
        assertThat(number("<c r='C8' t='b'><v>1</v>")).isEqualTo("true");
        assertThat(number("<c r='C8' t='b'><v>0</v>")).isEqualTo("false");
        assertThat(number("<c r='C8' t='str'><v>OPEN</v>")).isEqualTo("OPEN");
    }

    private static String number(String cell) {
        String drl = Tables.read(
                        "t.xlsx", book().with("C8", "<c r='C8'><v>2</v>", cell).bytes())
                .drl();
        int at = drl.indexOf("findings.judge(") + "findings.judge(".length();
        return drl.substring(at, drl.indexOf(" > 1", at));
    }

    @Test
    void readsStrictWorkbooksAndThoseThatCountFrom1904() {
        List<List<String>> rows = new ArrayList<>(ROWS);
        rows.set(5, List.of("", "Gate(key == \"$param\")", "findings.judge(\"$param\");", "criterion(\"$param\")"));
        TestWorkbook strict = TestWorkbook.of("S", rows)
                .with("C8", "<c r='C8'><v>2</v>", "<c r='C8' s='1' t='d'><v>2027-03-01T00:00:00</v>")
                .strict();
        assertThat(Tables.read("t.xlsx", strict.bytes()).drl()).contains("findings.judge(\"2027-03-01\")");
        TestWorkbook old = TestWorkbook.of("S", rows)
                .with("C8", "<c r='C8'><v>2</v>", "<c r='C8' s='1'><v>44985</v>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>");
        assertThat(Tables.read("t.xlsx", old.bytes()).drl()).contains("findings.judge(\"2027-03-01\")");
    }

    private static TestWorkbook book() {
        return TestWorkbook.of("S", ROWS);
    }

    private static Bad csv(String name, String text, String says) {
        return new Bad(name, "t.csv", text.getBytes(UTF_8), says);
    }

    private static Bad xlsx(String name, TestWorkbook book, String says) {
        return new Bad(name, "t.xlsx", book.bytes(), says);
    }

    private static byte[] latin(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] noisy(byte[] bytes, Random random) {
        byte[] noisy = bytes.clone();
        for (int i = 0; i < 5; i++) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
        }
        return noisy;
    }
}
