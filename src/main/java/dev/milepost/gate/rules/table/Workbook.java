package dev.milepost.gate.rules.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a workbook says of itself: its sheets in order, and from when its dates count. */
final class Workbook {

    /**
     * A sheet.
     *
     * @param name what its tab says
     * @param part where its cells are
     * @param hidden whether it is not shown
     */
    record Sheet(String name, String part, boolean hidden) {}

    /**
     * What the workbook refers to.
     *
     * @param id under which it does
     * @param type the end of its type: {@code worksheet}, {@code styles}
     * @param part where it is
     */
    private record Relation(String id, String type, String part) {}

    private static final int MOST_SHEETS = 30;

    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Relation> relations;
    private boolean countsFrom1904;

    private Workbook(List<Relation> relations) {
        this.relations = relations;
    }

    static Workbook of(WorkbookParts parts) {
        String main = main(parts);
        Workbook workbook = new Workbook(relations(parts, main));
        XmlPart.read(main, parts.needed(main), (element, attributes) -> {
            if (element.equals("workbookPr")) {
                workbook.countsFrom1904 = attributes.get("date1904", "0").matches("1|true");
            } else if (element.equals("sheet")) {
                boolean hidden = attributes.get("state", "").endsWith("idden");
                workbook.relations.stream()
                        .filter(one -> one.type().equals("worksheet"))
                        .filter(one -> one.id().equals(attributes.get("id", "")))
                        .limit(MOST_SHEETS - workbook.sheets.size())
                        .forEach(one ->
                                workbook.sheets.add(new Sheet(clean(attributes.get("name", "")), one.part(), hidden)));
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

    /** Where the parts of a kind are, such as {@code styles}. */
    List<String> parts(String type) {
        return relations.stream()
                .filter(one -> one.type().equals(type))
                .map(Relation::part)
                .distinct()
                .toList();
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

    private static List<Relation> relations(WorkbookParts parts, String main) {
        List<Relation> relations = new ArrayList<>();
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        String name = folder + "_rels/" + main.substring(slash) + ".rels";
        XmlPart.read(name, parts.needed(name), (element, attributes) -> {
            String type = attributes.get("Type", "");
            if (!type.isEmpty() && !attributes.get("TargetMode", "").equals("External")) {
                relations.add(new Relation(
                        attributes.get("Id", ""),
                        type.substring(type.lastIndexOf('/') + 1),
                        resolved(folder, attributes.get("Target", ""))));
            }
        });
        return relations;
    }

    /** A part's name as the zip has it, which knows no {@code ./} and {@code ../}. */
    private static String resolved(String folder, String target) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static String clean(String name) {
        return name.replaceAll("[\\p{Cntrl}\"'\\\\]", " ").strip();
    }
}
