package dev.milepost.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what an import says nothing about: each element of a file is in the plan, in its report, or in something that is there. */
final class Accounts {

    private static final Pattern IDS = Pattern.compile("\\bid=\"([^\"]*)\"");

    /** What belongs to the element that holds it. */
    private static final Set<String> PARTS = Set.of(
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics",
            "incoming",
            "outgoing",
            "documentation",
            "extensionElements",
            "flowNodeRef",
            "conditionExpression",
            "laneSet",
            "childLaneSet",
            "BPMNDiagram",
            "text",
            "script",
            "source",
            "target");

    /** What events refer to by name. */
    private static final Set<String> NAMED = Set.of("message", "signal", "error", "escalation");

    private final String all;
    private final Set<String> known = new HashSet<>();
    private final Set<Integer> lines = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    private Accounts(ImportedPlan imported) {
        all = imported.report() + imported.plan().bpmn();
        Matcher ids = IDS.matcher(imported.plan().bpmn());
        while (ids.find()) {
            known.add(ids.group(1));
        }
        ImportReport report = imported.report();
        Stream.of(report.understood(), report.changed(), report.dropped(), report.toComplete())
                .flatMap(List::stream)
                .forEach(note -> {
                    known.add(note.element());
                    lines.add(note.line());
                });
        report.dropped().forEach(note -> dropped.add(note.element() + note.line()));
        known.remove("");
        lines.remove(0);
    }

    /** What of a BPMN file neither the plan nor the report has. */
    static List<String> missing(byte[] bpmn, ImportedPlan imported) throws ImportRefused {
        Accounts accounts = new Accounts(imported);
        Markup root = MarkupReader.read("x", bpmn, new Notes());
        root.children().forEach(accounts::look);
        return accounts.missing;
    }

    /** The names in a schedule's text of which neither the plan nor the report has a word. */
    static List<String> missingNames(List<String> names, ImportedPlan imported) {
        String all = imported.report() + imported.plan().bpmn();
        return names.stream().filter(name -> !all.contains(name)).toList();
    }

    private boolean isSaid(String name) {
        return !name.isEmpty() && (all.contains(name) || all.contains(name.replaceAll("[^\\p{L}\\p{N}._-]+", "-")));
    }

    private void look(Markup element) {
        if (PARTS.contains(element.name()) && !element.name().endsWith("aneSet")) {
            return;
        }
        if (NAMED.contains(element.name()) && (isSaid(element.label()) || isSaid(element.attribute("errorCode")))) {
            return;
        }
        boolean structure = element.name().endsWith("aneSet") || element.is("collaboration");
        if (!structure && !known.contains(element.id()) && !lines.contains(element.line())) {
            missing.add("line " + element.line() + " " + element.name() + " " + element.id());
        }
        if (dropped.contains(element.id() + element.line())) {
            return;
        }
        boolean holds = structure
                || element.is("process")
                || element.is("lane")
                || Elements.SUB_PROCESSES.contains(element.name());
        if (holds) {
            element.children().forEach(this::look);
        }
    }
}
