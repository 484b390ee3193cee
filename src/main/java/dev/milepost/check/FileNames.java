package dev.milepost.check;

import dev.milepost.gate.rules.RuleSources;
import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the files of a deployment are by their names. The engine passes over those it does not know, without a word. */
public final class FileNames {

    private static final String BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final List<String> OTHER_TABLES = List.of(".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ods");
    private static final List<String> MARKUP = List.of(".bpmn", ".dmn", ".cmmn", ".xml");

    private FileNames() {}

    /** Whether the engine reads a file of this name as BPMN. */
    public static boolean isBpmn(String name) {
        return name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml");
    }

    /** Whether a file of this name is a rule file. */
    public static boolean isRules(String name) {
        return RuleSources.isRules(name);
    }

    /** Whether some deployer of the engine, also one that is switched off, reads a file of this name with an XML parser. */
    public static boolean isMarkup(String name) {
        return MARKUP.stream().anyMatch(name::endsWith);
    }

    /** Files that would be deployed and never used, because of their names. */
    static List<Problem> problems(Map<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (!isBpmn(name) && (hasSuffix(name, ".bpmn") || looksLikeBpmn(bytes))) {
                problems.add(
                        problem(name, "The file is BPMN, but its name does not end in .bpmn: it would not be read."));
            } else if (OTHER_TABLES.stream().anyMatch(suffix -> hasSuffix(name, suffix))) {
                problems.add(new Problem(
                        name,
                        0,
                        null,
                        "Tables of rules are read as .xlsx or .csv only, which hold no macros.",
                        "Save it as .xlsx, and name that in milepost:rules."));
            } else if (!isRules(name) && RuleSources.SUFFIXES.stream().anyMatch(suffix -> hasSuffix(name, suffix))) {
                problems.add(problem(name, "The name of a rule file ends in .drl, .csv or .xlsx, in small letters."));
            } else if (isRules(name) && name.contains("/")) {
                problems.add(problem(name, "Gates name rule files without folders, so this one would not be found."));
            }
        });
        if (problems.isEmpty()
                && files.keySet().stream().anyMatch(FileNames::isRules)
                && files.keySet().stream().noneMatch(FileNames::isBpmn)) {
            problems.add(new Problem(
                    files.keySet().iterator().next(),
                    0,
                    null,
                    "There are rules here, but no plan: rules belong to the plan they are deployed with.",
                    "Deploy the plan together with all its rule files, changed or not."));
        }
        return problems;
    }

    private static boolean hasSuffix(String name, String suffix) {
        return name.toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    private static boolean looksLikeBpmn(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        return head.contains("definitions") && head.contains(BPMN_NAMESPACE);
    }

    private static Problem problem(String name, String message) {
        String plain = name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(bpmn|xml|drl|csv|xlsx)$", "");
        String suffix = RuleSources.SUFFIXES.stream()
                .filter(one -> hasSuffix(name, one))
                .findFirst()
                .orElse(".bpmn");
        return new Problem(name, 0, null, message, "Deploy it as '" + plain + suffix + "'.");
    }
}
