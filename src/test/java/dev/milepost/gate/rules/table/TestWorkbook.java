package dev.milepost.gate.rules.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as spreadsheet programs write it, part by part, so that each part can be damaged. */
public final class TestWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder cells = new StringBuilder();
    private final StringBuilder merges = new StringBuilder();

    /** A workbook with one sheet of this name, on which these cells are texts, or numbers where they look like some. */
    public static TestWorkbook of(String sheet, List<List<String>> rows) {
        TestWorkbook book = new TestWorkbook();
        book.parts.put(
                "_rels/.rels",
                "<Relationships xmlns='" + PACKAGE + "'><Relationship Id='r1' Type='" + OFFICE
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        book.parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE + "'><sheets><sheet name='" + sheet
                        + "' sheetId='1' r:id='rId1'/></sheets></workbook>");
        book.parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='" + PACKAGE + "'><Relationship Id='rId1' Type='" + OFFICE
                        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" + OFFICE
                        + "/styles' Target='styles.xml'/><Relationship Id='rId3' Type='" + OFFICE
                        + "/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>");
        book.parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns='" + MAIN
                        + "'><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>"
                        + "<numFmt numFmtId='165' formatCode='[h]:mm'/><numFmt numFmtId='166' formatCode='[Red]#,##0.00\\ \"days\"'/>"
                        + "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='9'/><xf numFmtId='165'/>"
                        + "<xf numFmtId='22'/><xf numFmtId='166'/></cellXfs></styleSheet>");
        for (int row = 0; row < rows.size(); row++) {
            book.cells.append("<row r='").append(row + 1).append("'>");
            for (int column = 0; column < rows.get(row).size(); column++) {
                book.cells.append(cell(Ref.of(row, column), rows.get(row).get(column)));
            }
            book.cells.append("</row>");
        }
        return book;
    }

    /** With a part of its own, or another in its place. */
    public TestWorkbook with(String part, String content) {
        parts.put(part, content);
        return this;
    }

    /** With what is written in a cell replaced. */
    TestWorkbook with(String cell, String was, String now) {
        int at = cells.indexOf("<c r='" + cell + "'");
        int from = cells.indexOf(was, at);
        cells.replace(from, from + was.length(), now);
        return this;
    }

    /** In the form of the standard that is called strict, which has names of its own for everything. */
    TestWorkbook strict() {
        bytes();
        parts.replaceAll((part, content) -> content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        return this;
    }

    /** With more behind its rows. */
    TestWorkbook followedBy(String rowsAndCells) {
        cells.append(rowsAndCells);
        return this;
    }

    TestWorkbook merged(String range) {
        merges.append("<mergeCell ref='").append(range).append("'/>");
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        parts.putIfAbsent(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + MAIN + "'><sheetData>" + cells + "</sheetData><mergeCells>" + merges
                        + "</mergeCells></worksheet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String cell(String ref, String text) {
        return text.isEmpty()
                ? ""
                : text.matches("-?[0-9.]+")
                        ? "<c r='" + ref + "'><v>" + text + "</v></c>"
                        : "<c r='" + ref + "' t='inlineStr'><is><t>" + escaped(text) + "</t></is></c>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
