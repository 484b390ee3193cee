package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;

/** Reads the XML of Microsoft Project by MPXJ, once it has been looked through. */
final class MspdiReader {

    private MspdiReader() {}

    static <T> T read(byte[] content, ProjectUse<T> use) throws UnreadableFileException {
        Map<Integer, Integer> lines = MspdiGuard.linesOfTasks(content);
        try {
            ProjectFile project = new org.mpxj.mspdi.MSPDIReader().read(new ByteArrayInputStream(content));
            return use.of(project, false, lines);
        } catch (MPXJException | RuntimeException e) {
            throw new UnreadableFileException(
                    0,
                    "The file is XML, but no schedule of Microsoft Project: " + MpxjFault.cause(e) + ".",
                    "Save it from Microsoft Project again.");
        }
    }
}
