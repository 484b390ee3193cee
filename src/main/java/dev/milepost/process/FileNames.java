package dev.milepost.process;

import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** What the files of a deployment are by their names. The engine passes over those it does not know, without a word. */
final class FileNames {

    private static final String BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private FileNames() {}

    static boolean isBpmn(ResourceEntity resource) {
        return resource.getName().endsWith(".bpmn") || resource.getName().endsWith(".bpmn20.xml");
    }

    static boolean isRules(ResourceEntity resource) {
        return resource.getName().endsWith(".drl");
    }

    /** Files that would be deployed and never used, because of their names. */
    static List<Problem> problems(Collection<ResourceEntity> resources) {
        List<Problem> problems = new ArrayList<>();
        for (ResourceEntity resource : resources) {
            String name = resource.getName();
            if (!isBpmn(resource) && (hasSuffix(name, ".bpmn") || looksLikeBpmn(resource.getBytes()))) {
                problems.add(
                        problem(name, "The file is BPMN, but its name does not end in .bpmn: it would not be read."));
            } else if (!isRules(resource) && hasSuffix(name, ".drl")) {
                problems.add(problem(name, "The name of a rule file ends in .drl, in small letters."));
            } else if (isRules(resource) && name.contains("/")) {
                problems.add(problem(name, "Gates name rule files without folders, so this one would not be found."));
            }
        }
        if (problems.isEmpty()
                && resources.stream().anyMatch(FileNames::isRules)
                && resources.stream().noneMatch(FileNames::isBpmn)) {
            problems.add(new Problem(
                    resources.iterator().next().getName(),
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
        String plain = name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(bpmn|xml|drl)$", "");
        String suffix = hasSuffix(name, ".drl") ? ".drl" : ".bpmn";
        return new Problem(name, 0, null, message, "Deploy it as '" + plain + suffix + "'.");
    }
}
