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

    static <T> T read(byte[] content, ProjectUse<T> use) throws UnreadableFileException {
        XerTables tables = XerTables.of(text(content));
        PrimaveraXERFileReader reader = new PrimaveraXERFileReader();
        reader.setCharset(StandardCharsets.UTF_8);
        reader.setLinkCrossProjectRelations(false);
        try {
            List<ProjectFile> projects = reader.readAll(new ByteArrayInputStream(tables.reduced())).stream()
                    .filter(project -> project.getTasks().stream().anyMatch(task -> !task.getSummary()))
                    .toList();
            if (projects.isEmpty()) {
                throw new UnreadableFileException(0, "The file holds no activity.", "Export a project that has some.");
            }
            if (projects.size() > 1) {
                throw new UnreadableFileException(
                        0, "The file holds " + projects.size() + " projects.", "Export each into a file of its own.");
            }
            return use.of(projects.get(0), true, tables.lines());
        } catch (MPXJException | RuntimeException e) {
            throw new UnreadableFileException(
                    0, "The file is no XER that can be read: " + MpxjFault.cause(e) + ".", "Export it from P6 again.");
        }
    }

    /** UTF-8 where it is that, else the code page in which P6 mostly writes. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }
}
