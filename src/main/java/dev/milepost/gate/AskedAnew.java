package dev.milepost.gate;

import dev.milepost.plan.Binding;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * At which gates people have to be asked anew when a project is moved to other rules: a vote was given on what the rules of then
 * asked for, and on the terms of then, whatever the plan says of votes on criteria that have changed. Thread-safe.
 */
@Component
class AskedAnew {

    private final PlanLibrary plans;
    private final RuleLibrary library;

    AskedAnew(PlanLibrary plans, RuleLibrary library) {
        this.plans = plans;
        this.library = library;
    }

    /** Gates in sign-off at which what people were asked is not what they would be asked if the project was bound otherwise. */
    Set<String> under(Binding other, ProjectUnit unit) {
        Binding now = unit.project().binding();
        Plan after = plans.plan(other.definition());
        return unit.gates().stream()
                .filter(gate -> gate.state() == GateState.SIGN_OFF)
                .map(GateRecord::key)
                .filter(gate -> !isAlike(unit.plan().gate(gate), now, after.gate(gate), other))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAlike(Optional<GateDefinition> before, Binding was, Optional<GateDefinition> after, Binding is) {
        return before.isPresent()
                && after.isPresent()
                && before.get().signOff().equals(after.get().signOff())
                && before.get().waysBack().equals(after.get().waysBack())
                && before.get().next().isEmpty() == after.get().next().isEmpty()
                && before.get().parameters().equals(after.get().parameters())
                && texts(before.get(), was).equals(texts(after.get(), is));
    }

    /** What decides: each use of a rule file with the digest of its text. */
    private List<Text> texts(GateDefinition gate, Binding bound) {
        return library.load(bound.rules(), gate.deciding()).stream()
                .map(file -> new Text(file.use(), file.sha256()))
                .toList();
    }

    private record Text(RuleUse use, String sha256) {}
}
