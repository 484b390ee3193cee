package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.mpxj.primavera.PrimaveraXERFileReader;

/** Reads Primavera P6's XER by MPXJ, reduced to the tables that a network needs. */
final class XerReader {

    private XerReader() {}

    static ProjectSource read(byte[] content) throws UnreadableFileException, MPXJException {
        XerTables tables = XerTables.of(text(content));
        PrimaveraXERFileReader reader = new PrimaveraXERFileReader();
        reader.setCharset(StandardCharsets.UTF_8);
        reader.setLinkCrossProjectRelations(false);
        List<ProjectFile> projects = reader.readAll(new ByteArrayInputStream(tables.reduced()));
        return new ProjectSource(projects, true, tables.lines(), tables.notes());
    }

    /** UTF-8 where it is that, else the code page in which P6 mostly writes. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException notUtf8) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }
}
