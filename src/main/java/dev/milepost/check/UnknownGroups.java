package dev.milepost.check;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Groups that gates ask for and that do not exist: a gate would wait until somebody makes them. */
final class UnknownGroups {

    private UnknownGroups() {}

    static List<Problem> of(Plan plan, Set<String> known) {
        List<Problem> doubts = new ArrayList<>();
        if (known.isEmpty()) {
            return doubts; // the first start, which makes groups after it has deployed
        }
        for (GateDefinition gate : plan.gates()) {
            gate.signOff().approvers().stream()
                    .flatMap(approvers -> approvers.groups().stream())
                    .filter(group -> !known.contains(group))
                    .forEach(group -> doubts.add(new Problem(
                            plan.file(),
                            gate.line(),
                            gate.key(),
                            "Gate '" + gate.name() + "' asks for approvers of the group '" + group
                                    + "', which does not exist yet.",
                            "Make the group before a project comes to the gate, or name one of "
                                    + String.join(", ", new TreeSet<>(known)) + ".")));
        }
        return doubts;
    }
}
