package dev.milepost.forecast.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.mpxj.mpp.MPPReader;

/**
 * Reads Microsoft Project's own files by MPXJ, in memory, once their OLE2 directory has been looked through: the streams together
 * are no larger than the file, and no table claims more items than a file can have.
 */
final class MppReader {

    /** The part that says which program wrote the file. */
    private static final String NAMES = "\u0001CompObj";

    private static final int NAMES_BEGIN = 28;
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_ENTRIES = 20_000;
    private static final int DEEPEST = 16;
    private static final int MOST_ITEMS = 8_000_000;

    private final long size;
    private long claimed;
    private int entries;

    private MppReader(long size) {
        this.size = size;
    }

    static ProjectSource read(byte[] content) throws IOException, MPXJException {
        if (content.length > MOST_BYTES) {
            throw new UnreadableFileException(
                    0,
                    "The file is larger than " + (MOST_BYTES >> 20) + " MB, which is too large for an .mpp.",
                    "Save it from Microsoft Project as XML.");
        }
        return new ProjectSource(List.of(project(content)), false, Map.of(), List.of());
    }

    private static ProjectFile project(byte[] content) throws IOException, MPXJException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            DirectoryEntry root = files.getRoot();
            if (!root.hasEntryCaseInsensitive(NAMES)) {
                throw new UnreadableFileException(
                        0,
                        "The file is a binary one of Microsoft Office or Windows, but none of Microsoft Project.",
                        "Name the project's .mpp, or save it as XML.");
            }
            new MppReader(content.length).look(root, 0);
            MPPReader reader = new MPPReader();
            reader.setReadPresentationData(false);
            return reader.read(files);
        } catch (MPXJException e) {
            throw translated(e);
        }
    }

    private static IOException translated(MPXJException fault) throws MPXJException {
        String text = String.valueOf(fault.getMessage());
        if (text.startsWith(MPXJException.PASSWORD_PROTECTED)) {
            return new UnreadableFileException(
                    0,
                    "The file is protected by a password.",
                    "Save a copy without one (File, Save As, Tools, General Options), or save it as XML.");
        }
        if (text.startsWith("Invalid file format")) {
            return new UnreadableFileException(
                    0,
                    "The file is a binary one of Microsoft Office, but none of Microsoft Project that can be read ("
                            + text.replaceFirst(".*: *", "") + ").",
                    "Save it from Microsoft Project 98 or later, or as XML.");
        }
        throw fault;
    }

    private void look(DirectoryEntry directory, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw damaged("its folders are nested too deep");
        }
        for (Entry entry : directory) {
            if (++entries > MOST_ENTRIES) {
                throw damaged("it has too many parts");
            }
            if (entry instanceof DirectoryEntry inner) {
                look(inner, depth + 1);
            } else if (entry instanceof DocumentEntry document) {
                claimed += document.getSize();
                if (document.getSize() < 0 || claimed > size) {
                    throw damaged("its parts are larger than the whole");
                }
                if (document.getName().startsWith("Var") && document.getName().endsWith("Meta")) {
                    count(document);
                } else if (document.getName().equals(NAMES)) {
                    names(document);
                }
            }
        }
    }

    /** Up to three names, each behind its length. */
    private static void names(DocumentEntry document) throws IOException {
        try (DocumentInputStream stream = new DocumentInputStream(document)) {
            stream.skip(NAMES_BEGIN);
            for (int i = 0; i < 3 && stream.available() >= Integer.BYTES; i++) {
                int length = stream.readInt();
                if (length > stream.available()) {
                    throw damaged("the name of its program is longer than the file");
                }
                if (length <= 0) {
                    return;
                }
                stream.skip(length);
            }
        }
    }

    /** The number of items stands behind the mark. */
    private static void count(DocumentEntry table) throws IOException {
        try (DocumentInputStream stream = new DocumentInputStream(table)) {
            if (table.getSize() >= 3L * Integer.BYTES) {
                stream.readInt();
                stream.readInt();
                int items = stream.readInt();
                if (items < 0 || items > MOST_ITEMS) {
                    throw damaged("a table claims more items than a file can have");
                }
            }
        }
    }

    private static UnreadableFileException damaged(String how) {
        return new UnreadableFileException(0, "The file is damaged: " + how + ".", ScheduleFormat.MPP.advice());
    }
}
