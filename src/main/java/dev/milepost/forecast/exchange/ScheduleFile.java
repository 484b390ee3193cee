package dev.milepost.forecast.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mpxj.MPXJException;

/** Reads schedule files, telling formats apart by content, not by name. Nothing outside a file is ever looked at. */
public final class ScheduleFile {

    /** Larger files are refused. */
    static final int MOST_BYTES = 64 << 20;

    private static final String FORMATS = "Files of Microsoft Project (.mpp and XML, 'MSPDI'), Primavera P6 (.xer and"
            + " XML, 'PMXML') and PSPLIB (.sm) are read.";

    private ScheduleFile() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException if it is not a schedule, or a damaged one
     * @throws IOException if it cannot be read at all
     */
    public static ImportedSchedule read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(0, "This is a folder.", "Name the files in it.");
        }
        if (!Files.exists(file)) {
            throw new UnreadableFileException(0, "There is no such file.", "Look at its path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(0, "This is no regular file.", "Save it to a file first.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableFileException(
                    0, "The file is larger than " + (MOST_BYTES >> 20) + " MB.", "Export a part of the schedule.");
        }
        return read(Files.readAllBytes(file));
    }

    /**
     * Reads a file's content.
     *
     * @throws UnreadableFileException if it is not a schedule, or a damaged one
     */
    public static ImportedSchedule read(byte[] content) throws UnreadableFileException {
        ScheduleFormat format = ScheduleFormat.of(content);
        return format == ScheduleFormat.SM
                ? SmReader.read(content)
                : MpxjRun.of(format, content.length, () -> new ProjectImport(source(format, content)).schedule());
    }

    /** Whether a file's content looks as a schedule that people see as an outline: Microsoft Project's or Primavera's. */
    public static boolean hasOutline(byte[] content) {
        return ScheduleFormat.of(content).hasOutline();
    }

    /**
     * Reads the outline of a schedule of Microsoft Project or Primavera: summaries, milestones and tasks as people see them.
     *
     * @param wanted the name or id of the project that is wanted where the file holds several; empty for the one with most tasks
     * @throws UnreadableFileException if it is not such a schedule, or a damaged one
     */
    public static ScheduleOutline outline(byte[] content, String wanted) throws UnreadableFileException {
        ScheduleFormat format = ScheduleFormat.of(content);
        return MpxjRun.quickly(format, () -> new OutlineImport(source(format, content), wanted).outline());
    }

    private static ProjectSource source(ScheduleFormat format, byte[] content) throws IOException, MPXJException {
        return switch (format) {
            case MPP -> MppReader.read(content);
            case MSPDI, PMXML, OTHER_XML -> XmlReader.read(content);
            case XER -> XerReader.read(content);
            case NOTHING -> throw new UnreadableFileException(0, "The file is empty.", FORMATS);
            case ZIP ->
                throw new UnreadableFileException(
                        0, "The file is a zip archive.", "Unpack it, and name the file in it.");
            case SM, OTHER ->
                throw new UnreadableFileException(1, "The file is no schedule that is known here.", FORMATS);
        };
    }
}
