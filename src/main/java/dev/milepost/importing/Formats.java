package dev.milepost.importing;

import java.nio.charset.StandardCharsets;

/** Tells by content what is certainly not read, so that the advice fits. */
final class Formats {

    private Formats() {}

    static void refuseOthers(String file, byte[] content) throws ImportRefused {
        String head = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK")) {
            throw new ImportRefused(file, 0, "The file is a zip archive.", "Unpack it, and import the file in it.");
        }
        String text = head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        boolean wide = head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF") || head.indexOf('\0') >= 0;
        if (!text.isEmpty() && !text.startsWith("<") && !(wide && text.indexOf('<') >= 0)) {
            throw new ImportRefused(
                    file,
                    1,
                    "The file is neither BPMN nor a schedule that is known here.",
                    "Export it as BPMN 2.0 XML, or a schedule from Microsoft Project (.mpp, XML) or Primavera P6 (XER, XML).");
        }
    }
}
