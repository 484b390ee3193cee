package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
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
        ByteArrayInputStream file = new ByteArrayInputStream(content);
        List<ProjectFile> projects = primavera ? primavera().readAll(file) : List.of(new MSPDIReader().read(file));
        return new ProjectSource(projects, primavera, guard.lines(), List.of());
    }

    private static PrimaveraPMFileReader primavera() {
        PrimaveraPMFileReader reader = new PrimaveraPMFileReader();
        reader.setLinkCrossProjectRelations(false);
        return reader;
    }
}
