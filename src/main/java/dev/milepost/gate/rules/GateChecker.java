package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that a gate's rule files and parameters fit together. */
public final class GateChecker {

    /**
     * Everything wrong with the gate's use of rules.
     *
     * @param gate the gate
     * @param planFile the BPMN file it was read from
     * @param deployed the rule files deployed with it, by name
     */
    public List<Problem> check(GateDefinition gate, String planFile, Map<String, RuleCheck> deployed) {
        return new GateUse(gate, planFile, deployed).problems();
    }

    private static final class GateUse {

        private final GateDefinition gate;
        private final String planFile;
        private final Map<String, RuleCheck> deployed;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, List<ParameterDefinition>> known = new LinkedHashMap<>();
        private boolean complete = true;

        GateUse(GateDefinition gate, String planFile, Map<String, RuleCheck> deployed) {
            this.gate = gate;
            this.planFile = planFile;
            this.deployed = deployed;
        }

        List<Problem> problems() {
            if (gate.rules().isEmpty()) {
                add(
                        "Gate '%s' has no criterion and would never pass.".formatted(gate.key()),
                        "Name at least one file of rules/ in milepost:rules.");
            }
            gate.rules().forEach(this::file);
            criteria();
            gate.rules().forEach(this::required);
            gate.parameters().keySet().stream().sorted().forEach(this::value);
            return problems;
        }

        private void file(RuleUse use) {
            RuleCheck check = deployed.get(use.file());
            if (check == null) {
                complete = false;
                Set<String> names = new TreeSet<>(deployed.keySet());
                add(
                        "Gate '%s' names the rule file '%s', which is not deployed with the plan."
                                .formatted(gate.key(), use.file()),
                        ofLibrary(use.file())
                                + Closest.hint(use.file(), names)
                                + (names.isEmpty()
                                        ? "No rule file is; send them along with the plan."
                                        : "Deployed are: " + String.join(", ", names) + "."));
                return;
            }
            complete &= check.problems().isEmpty();
            check.parameters().values().forEach(parameter -> {
                know(parameter.name(), parameter);
                if (use.alias() != null) {
                    know(use.alias() + "." + parameter.name(), parameter);
                }
            });
        }

        /** Says of a file that comes with the product where it is. */
        private static String ofLibrary(String file) {
            return GateChecker.class.getResource("/rules/" + file) == null
                    ? ""
                    : "It comes with Milepost: 'java -jar milepost.jar begin FOLDER' writes it into FOLDER/rules; deploy it along. ";
        }

        private void know(String name, ParameterDefinition parameter) {
            known.computeIfAbsent(name, key -> new ArrayList<>()).add(parameter);
        }

        private void criteria() {
            Map<String, RuleUse> ids = new LinkedHashMap<>();
            for (RuleUse use : gate.rules()) {
                RuleCheck check = deployed.get(use.file());
                Set<String> own = new TreeSet<>();
                (check == null ? List.<CriterionDefinition>of() : check.criteria())
                        .forEach(criterion -> own.add(use.criterionId(criterion.id())));
                for (String id : own) {
                    RuleUse first = ids.putIfAbsent(id, use);
                    if (first != null) {
                        add(
                                "Gate '%s' has two criteria with the id '%s', from %s and %s."
                                        .formatted(gate.key(), id, inWords(first), inWords(use)),
                                "Give one of the files another name: %s as other.".formatted(use.file()));
                    }
                }
            }
        }

        private void required(RuleUse use) {
            RuleCheck check = deployed.get(use.file());
            if (check == null) {
                return;
            }
            for (ParameterDefinition parameter : check.parameters().values()) {
                String own = use.alias() == null ? parameter.name() : use.alias() + "." + parameter.name();
                boolean given = gate.parameters().containsKey(parameter.name())
                        || gate.parameters().containsKey(own);
                if (parameter.required() && !given) {
                    add(
                            "Gate '%s' gives no '%s', which %s needs."
                                    .formatted(gate.key(), parameter.name(), inWords(use)),
                            "Add milepost:param.%s: %s.".formatted(parameter.name(), parameter.meaning()));
                }
            }
        }

        private void value(String name) {
            String value = gate.parameters().get(name);
            if (!known.containsKey(name)) {
                unknown(name);
                return;
            }
            if (value == null || value.contains("${")) {
                return;
            }
            known.getOrDefault(name, List.of()).stream()
                    .filter(parameter -> value.isBlank() || !parameter.accepts(value))
                    .findFirst()
                    .ifPresent(parameter -> add(
                            "Gate '%s' sets '%s' to '%s', which is not %s."
                                    .formatted(gate.key(), name, value, parameter.meaning()),
                            "Correct milepost:param.%s.".formatted(name)));
        }

        private void unknown(String name) {
            if (complete) {
                Set<String> names = new TreeSet<>(known.keySet());
                add(
                        "Gate '%s' sets the parameter '%s', which none of its rule files knows."
                                .formatted(gate.key(), name),
                        Closest.hint(name, names)
                                + (names.isEmpty()
                                        ? "They take no parameter; remove it."
                                        : "They know: " + String.join(", ", names) + "."));
            }
        }

        private void add(String message, String advice) {
            problems.add(new Problem(planFile, gate.line(), gate.key(), message, advice));
        }

        private static String inWords(RuleUse use) {
            @Nullable String alias = use.alias();
            return alias == null ? use.file() : use.file() + " as " + alias;
        }
    }
}
