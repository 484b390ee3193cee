package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.Conditions;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.gate.facts.Condition;
import dev.milepost.plan.GateDefinition;
import dev.milepost.signoff.People;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/** Where conditions are closed. Thread-safe. */
public class ConditionDesk {

    private final People people;
    private final GateKeeper gates;
    private final Conditions conditions;
    private final Audit audit;
    private final Clock clock;

    ConditionDesk(People people, GateKeeper gates, Conditions conditions, Audit audit, Clock clock) {
        this.people = people;
        this.gates = gates;
        this.conditions = conditions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Closes a condition; gates that wait for it are evaluated anew.
     *
     * @param comment what was done
     * @return the gates that were evaluated because of it
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownConditionException if it has no such condition
     * @throws NotAnApproverException if the person neither owns it nor is an approver of the gate that set it
     * @throws SignOffConflictException if it is closed already
     */
    @Transactional
    public List<GateResult> close(String project, int number, String person, String comment) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        Condition condition = conditions.of(project).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new UnknownConditionException(project, number));
        checkMayClose(project, condition, person);
        if (condition.closing() != null) {
            throw new SignOffConflictException("Condition " + number + " was closed already, by "
                    + condition.closing().by() + ".");
        }
        conditions.close(project, number, new Condition.Closing(person, clock.instant(), comment));
        audit.record(Entry.done("condition.closed")
                .project(project)
                .object("condition", number)
                .by(person)
                .change(null, Digest.of(number, comment))
                .detail("set at gate " + condition.gate()));
        gates.factsChanged(project);
        return gates.settle(project, "condition " + number + " closed");
    }

    /** Whether a person may close a condition that was set at this gate. */
    public boolean mayClose(Condition condition, GateDefinition gate, String person) {
        Set<String> groups = people.groupsOf(person);
        return person.equals(condition.owner()) || approvers(gate).stream().anyMatch(groups::contains);
    }

    private void checkMayClose(String project, Condition condition, String person) {
        GateDefinition gate = gates.definition(project, condition.gate());
        if (!mayClose(condition, gate, person)) {
            throw NotAnApproverException.ofCondition(condition, person, approvers(gate));
        }
    }

    private static List<String> approvers(GateDefinition gate) {
        return gate.approvers().stream().flatMap(some -> some.groups().stream()).toList();
    }
}
