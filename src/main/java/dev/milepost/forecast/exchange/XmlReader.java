package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.mpxj.mspdi.MSPDIReader;
import org.mpxj.primavera.PrimaveraPMFileReader;

/** Reads the XML of Microsoft Project and of Primavera P6 by MPXJ, once it has been looked through. */
final class XmlReader {

    private XmlReader() {}

    static ProjectSource read(byte[] content) throws UnreadableFileException, MPXJException {
        XmlGuard guard = XmlGuard.of(content);
        boolean primavera = guard.dialect() == XmlDialect.PMXML;
        ByteArrayInputStream file = new ByteArrayInputStream(plain(content));
        List<ProjectFile> projects = primavera ? primavera().readAll(file) : List.of(new MSPDIReader().read(file));
        return new ProjectSource(projects, primavera, guard.lines(), List.of());
    }

    /** As UTF-8 without a mark where a mark says which encoding it has: MPXJ takes the mark for text. */
    private static byte[] plain(byte[] content) {
        boolean wide = content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        boolean marked = content.length > 2 && content[0] == (byte) 0xEF && content[1] == (byte) 0xBB;
        if (!wide && !marked) {
            return content;
        }
        String text = new String(content, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .replaceFirst("^<\\?xml[^>]*>", "");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PrimaveraPMFileReader primavera() {
        PrimaveraPMFileReader reader = new PrimaveraPMFileReader();
        reader.setLinkCrossProjectRelations(false);
        return reader;
    }
}
