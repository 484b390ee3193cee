package dev.milepost.rulecase;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of rule cases. Read as a tree of texts: nothing in it makes an object or is taken for a number or a date before we say
 * so, and lines stay known.
 *
 * @param cases those that could be read
 * @param errors what could not
 */
record CaseFile(String name, List<RuleCase> cases, List<CaseResult> errors) {

    private static final int DEEPEST = 20;
    private static final int LARGEST = 1024 * 1024;

    static CaseFile read(String name, String yaml) {
        List<RuleCase> cases = new ArrayList<>();
        List<CaseResult> errors = new ArrayList<>();
        try {
            Set<String> names = new HashSet<>();
            for (Node node : listed(yaml)) {
                try {
                    RuleCase one = RuleCase.of(Part.of(node));
                    if (!names.add(one.name())) {
                        throw new InvalidCaseException(one.line(), "Two cases are named '" + one.name() + "'.");
                    }
                    cases.add(one);
                } catch (InvalidCaseException wrong) {
                    errors.add(CaseResult.error(name, wrong.line(), nameOf(node), wrong.reason()));
                }
            }
        } catch (InvalidCaseException wrong) {
            errors.add(CaseResult.error(name, wrong.line(), null, wrong.reason()));
        }
        return new CaseFile(name, List.copyOf(cases), List.copyOf(errors));
    }

    private static List<Node> listed(String yaml) {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setCodePointLimit(LARGEST);
        limits.setMaxAliasesForCollections(DEEPEST);
        @Nullable Node root;
        try {
            root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(yaml));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new InvalidCaseException(line, "This is no YAML: " + broken.getProblem() + ".");
        } catch (YAMLException broken) {
            throw new InvalidCaseException(1, "This cannot be read: " + broken.getMessage() + ".");
        }
        if (root instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple only = mapping.getValue().get(0);
            if (only.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("cases")
                    && only.getValueNode() instanceof SequenceNode cases) {
                return cases.getValue();
            }
        }
        throw new InvalidCaseException(1, "A file of rule cases has one list: 'cases:', and '- name: …' below it.");
    }

    private static @Nullable String nameOf(Node node) {
        try {
            return Part.of(node).text("name");
        } catch (InvalidCaseException none) {
            return null;
        }
    }
}
