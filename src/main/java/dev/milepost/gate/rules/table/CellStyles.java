package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As what the styles of a workbook show a number. */
final class CellStyles implements XmlPart.Reader {

    /** What a number stands for. */
    enum Shown {
        NUMBER,
        /** A day, perhaps with a time of it. */
        DAY,
        /** A time of day, or a length of time. */
        TIME
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\\[(h+|m+|s+)]");

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

    Shown shown(String style) {
        int index = number(style);
        if (index < 0 || index >= styles.size()) {
            return Shown.NUMBER;
        }
        int format = styles.get(index);
        String own = formats.get(format);
        return own == null ? builtIn(format) : shownBy(own);
    }

    private static Shown builtIn(int format) {
        if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47)) {
            return Shown.TIME;
        }
        boolean day = (format >= 14 && format <= 17)
                || format == 22
                || (format >= 27 && format <= 36)
                || (format >= 50 && format <= 58);
        return day ? Shown.DAY : Shown.NUMBER;
    }

    private static Shown shownBy(String code) {
        String letters = letters(code);
        if (LENGTH.matcher(code).find()) {
            return Shown.TIME;
        }
        return letters.matches("(?is).*[yd].*")
                ? Shown.DAY
                : letters.matches("(?is).*[hs].*") ? Shown.TIME : Shown.NUMBER;
    }

    /** What of a format's code says how a number is shown: no texts, no colours. */
    private static String letters(String code) {
        return code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]", "").replaceAll("(?i)general", "");
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }
}
