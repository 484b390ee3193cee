package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which styles of a workbook show a number as a date. */
final class CellStyles implements XmlPart.Reader {

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean ofCells;

    @Override
    public void start(String element, XmlPart.Attributes attributes) {
        switch (element) {
            case "numFmt" -> formats.put(number(attributes.get("numFmtId", "")), attributes.get("formatCode", ""));
            case "cellXfs" -> ofCells = true;
            case "xf" -> {
                if (ofCells) {
                    styles.add(number(attributes.get("numFmtId", "")));
                }
            }
            default -> {}
        }
    }

    @Override
    public void end(String element) {
        if (element.equals("cellXfs")) {
            ofCells = false;
        }
    }

    boolean isDate(String style) {
        int index = number(style);
        if (index < 0 || index >= styles.size()) {
            return false;
        }
        int format = styles.get(index);
        String own = formats.get(format);
        return own == null ? isBuiltInDate(format) : letters(own).matches("(?is).*[ydhs].*");
    }

    private static boolean isBuiltInDate(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58);
    }

    /** What of a format's code says how a number is shown: no texts, no colours. */
    private static String letters(String code) {
        return code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]", "").replaceAll("(?i)general", "");
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }
}
