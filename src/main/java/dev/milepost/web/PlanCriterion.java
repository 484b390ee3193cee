package dev.milepost.web;

import dev.milepost.gate.RuleFile;
import dev.milepost.gate.RuleReader;
import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.RuleMode;
import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gate of a plan asks for.
 *
 * @param gate the gate's key
 * @param criterion the criterion's id at this gate
 * @param title the rule's name: a sentence a manager reads
 * @param mandatory whether it cannot be waived
 * @param file the rule file
 * @param mode what the file may do at this gate
 * @param parameters what its rule file takes from the gate
 * @param rows where a table judges it, the rows, of which one applies to a project; else none
 */
record PlanCriterion(
        String gate,
        String criterion,
        String title,
        boolean mandatory,
        String file,
        RuleMode mode,
        List<Value> parameters,
        List<RuleReader.Row> rows) {

    static Stream<PlanCriterion> of(GateDefinition gate, List<RuleFile> files, RuleReader reader) {
        return files.stream()
                .flatMap(file -> reader.criteria(file).stream()
                        .map(criterion -> new PlanCriterion(
                                gate.key(),
                                file.use().criterionId(criterion.id()),
                                criterion.title(),
                                criterion.mandatory(),
                                file.use().file(),
                                file.use().mode(),
                                criterion.parameters().stream()
                                        .map(parameter -> Value.of(parameter, gate.parameters(), file.use()))
                                        .toList(),
                                criterion.rows())));
    }

    /**
     * A parameter with its value.
     *
     * @param value missing where the gate gives none and the rule has none of its own
     * @param meaning what a value has to be
     * @param given whether the gate gives it; else the rule file's own holds
     */
    record Value(String name, @Nullable String value, String meaning, boolean given) {
        static Value of(ParameterDefinition parameter, Map<String, String> gate, RuleUse use) {
            String own = use.alias() == null ? null : gate.get(use.alias() + "." + parameter.name());
            String given = own == null ? gate.get(parameter.name()) : own;
            return new Value(
                    parameter.name(),
                    given == null ? parameter.defaultValue() : given,
                    parameter.meaning(),
                    given != null);
        }
    }
}
