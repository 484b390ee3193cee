package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a workbook says of itself: its sheets in order, and from when its dates count. */
final class Workbook {

    /**
     * A sheet.
     *
     * @param name what its tab says
     * @param part where its cells are
     */
    record Sheet(String name, String part) {}

    private static final int MOST_SHEETS = 30;

    private final List<Sheet> sheets = new ArrayList<>();
    private boolean countsFrom1904;

    private Workbook() {}

    static Workbook of(WorkbookParts parts) {
        Workbook workbook = new Workbook();
        String main = main(parts);
        Map<String, String> targets = targets(parts, main);
        XmlPart.read(main, parts.needed(main), (element, attributes) -> {
            if (element.equals("workbookPr")) {
                workbook.countsFrom1904 = attributes.get("date1904", "0").matches("1|true");
            } else if (element.equals("sheet")) {
                String part = targets.get(attributes.get("id", ""));
                if (part != null && workbook.sheets.size() < MOST_SHEETS) {
                    workbook.sheets.add(new Sheet(clean(attributes.get("name", "")), part));
                }
            }
        });
        if (workbook.sheets.isEmpty()) {
            throw WorkbookParts.fault("The workbook has no sheet.", "Put the table on its first sheet.");
        }
        return workbook;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    boolean countsFrom1904() {
        return countsFrom1904;
    }

    private static String main(WorkbookParts parts) {
        List<String> found = new ArrayList<>();
        byte @Nullable [] root = parts.find("_rels/.rels");
        if (root != null) {
            XmlPart.read("_rels/.rels", root, (element, attributes) -> {
                if (attributes.get("Type", "").endsWith("/officeDocument")) {
                    found.add(resolved("", attributes.get("Target", "")));
                }
            });
        }
        return found.isEmpty() ? "xl/workbook.xml" : found.get(0);
    }

    /** The parts that hold worksheets, by the ids under which the workbook knows them. */
    private static Map<String, String> targets(WorkbookParts parts, String main) {
        Map<String, String> targets = new HashMap<>();
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        String name = folder + "_rels/" + main.substring(slash) + ".rels";
        XmlPart.read(name, parts.needed(name), (element, attributes) -> {
            if (attributes.get("Type", "").endsWith("/worksheet")
                    && !attributes.get("TargetMode", "").equals("External")) {
                targets.put(attributes.get("Id", ""), resolved(folder, attributes.get("Target", "")));
            }
        });
        return targets;
    }

    private static String resolved(String folder, String target) {
        return target.startsWith("/") ? target.substring(1) : folder + target;
    }

    private static String clean(String name) {
        return name.replaceAll("[\\p{Cntrl}\"'\\\\]", " ").strip();
    }
}
