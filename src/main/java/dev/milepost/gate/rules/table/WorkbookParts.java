package dev.milepost.gate.rules.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The parts of an {@code .xlsx} file, unpacked in memory and within bounds. What could do more than be read is refused. */
final class WorkbookParts {

    private static final String SAVE = "Open it in a spreadsheet program and save it anew as .xlsx.";
    private static final int OLE = 0xD0CF11E0;

    private final Map<String, byte[]> parts = new HashMap<>();
    private int unpacked;

    private WorkbookParts() {}

    static WorkbookParts of(byte[] bytes) {
        if (bytes.length >= 4 && java.nio.ByteBuffer.wrap(bytes).getInt() == OLE) {
            throw fault(
                    "The workbook is protected by a password, or written as .xls.", "Save it as .xlsx without one.");
        }
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw fault("The file is no .xlsx workbook.", SAVE);
        }
        WorkbookParts read = new WorkbookParts();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.add(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw fault("The workbook is damaged: it cannot be unpacked.", SAVE);
        }
        if (read.parts.containsKey("content.xml") || read.parts.containsKey("xl/workbook.bin")) {
            throw fault("The file is a spreadsheet, but not written as .xlsx.", SAVE);
        }
        return read;
    }

    /** A part that has to be there. */
    byte[] needed(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw fault("The workbook is damaged: its part '%s' is missing.".formatted(name), SAVE);
        }
        return part;
    }

    /** A part; {@code null} where there is none. */
    byte @Nullable [] find(String name) {
        return parts.get(name);
    }

    static UnreadableTableException fault(String message, String advice) {
        return new UnreadableTableException(Fault.ofFile(message, advice));
    }

    private void add(String entry, ZipInputStream zip) throws IOException {
        String name = entry.startsWith("/") ? entry.substring(1) : entry;
        String small = name.toLowerCase(Locale.ROOT);
        if (name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw fault("The workbook has a part whose name leads out of it.", SAVE);
        }
        if (small.endsWith("vbaproject.bin") || small.contains("macrosheets/")) {
            throw fault("The workbook holds macros.", "Save it as .xlsx, which has none.");
        }
        if (small.contains("externallinks/")) {
            throw fault(
                    "The workbook is linked to other workbooks.",
                    "Break the links (Data, Edit links), paste values in their place and save it anew.");
        }
        byte[] part = bounded(zip);
        if (parts.size() >= Limits.PARTS || parts.put(name, part) != null) {
            throw fault("The workbook is damaged: it has too many parts, or two of one name.", SAVE);
        }
    }

    private byte[] bounded(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            unpacked += read;
            if (unpacked > Limits.UNPACKED) {
                throw fault(
                        "The workbook holds more than %d MB unpacked.".formatted(Limits.UNPACKED / 1024 / 1024),
                        "Take pictures and other sheets out of it, and clear cells that are only formatted.");
            }
            part.write(buffer, 0, read);
        }
        return part.toByteArray();
    }
}
