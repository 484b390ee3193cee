package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts that cells of a workbook share. Of texts in several styles the letters count, not the help for pronouncing them. */
final class SharedTexts implements XmlPart.Reader {

    private static final int MOST = 50_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inHelp;

    @Override
    public void start(String element, XmlPart.Attributes attributes) {
        switch (element) {
            case "si" -> text = new StringBuilder();
            case "t" -> inText = true;
            case "rPh" -> inHelp = true;
            default -> {}
        }
    }

    @Override
    public void text(String piece) {
        if (inText && !inHelp) {
            text.append(piece);
        }
    }

    @Override
    public void end(String element) {
        switch (element) {
            case "si" -> add();
            case "t" -> inText = false;
            case "rPh" -> inHelp = false;
            default -> {}
        }
    }

    String at(int index) {
        if (index < 0 || index >= texts.size()) {
            throw WorkbookParts.fault(
                    "The workbook is damaged: a cell has a text that is not there.",
                    "Open it in a spreadsheet program and save it anew as .xlsx.");
        }
        return texts.get(index);
    }

    /** A text as its reader sees it: spreadsheets write characters that XML cannot hold as {@code _x000D_}. */
    static String plain(String written) {
        return ESCAPED.matcher(written)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    private void add() {
        if (texts.size() >= MOST) {
            throw WorkbookParts.fault(
                    "The workbook holds more than %d texts.".formatted(MOST), "Part it over several files.");
        }
        texts.add(plain(text.toString()));
    }
}
