package dev.milepost.forecast.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mpxj.ProjectFile;

/** Reads schedule files, telling formats apart by content, not by name. Nothing outside a file is ever looked at. */
public final class ScheduleFile {

    /** Larger files are refused. */
    static final int MOST_BYTES = 64 << 20;

    private static final String FORMATS =
            "Files of PSPLIB (.sm), Microsoft Project (XML, 'MSPDI') and Primavera P6 (.xer) are read.";

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
        String head = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.ISO_8859_1);
        String text = head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        if (text.isEmpty()) {
            throw new UnreadableFileException(0, "The file is empty.", FORMATS);
        }
        if (text.startsWith("ERMHDR")) {
            return XerReader.read(content, ScheduleFile::schedule);
        }
        if (text.startsWith("<") || head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF")) {
            return MspdiReader.read(content, ScheduleFile::schedule);
        }
        if (text.startsWith("PK") || text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw new UnreadableFileException(
                    0,
                    "The file is a binary one, as Microsoft Project's .mpp is.",
                    "Save it from Microsoft Project as XML.");
        }
        if (SmReader.isSm(content)) {
            return SmReader.read(content);
        }
        throw new UnreadableFileException(1, "The file is no schedule that is known here.", FORMATS);
    }

    private static ImportedSchedule schedule(ProjectFile project, boolean primavera, Map<Integer, Integer> lines)
            throws UnreadableFileException {
        return new ProjectImport(project, primavera, lines).schedule();
    }

    /**
     * Reads the outline of a Microsoft Project (XML) or Primavera (XER) file: summaries, milestones and tasks as people see them.
     *
     * @throws UnreadableFileException if it is not such a schedule, or a damaged one
     */
    public static ScheduleOutline outline(byte[] content) throws UnreadableFileException {
        boolean xer = new String(content, 0, Math.min(content.length, 6), StandardCharsets.ISO_8859_1).equals("ERMHDR");
        return xer
                ? XerReader.read(content, OutlineImport::outline)
                : MspdiReader.read(content, OutlineImport::outline);
    }
}
