package dev.milepost.process;

import dev.milepost.gate.PlanMove;
import dev.milepost.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.jspecify.annotations.Nullable;

/** What a process is at, and whether each of it has a place in another version of its plan. Used by one thread. */
final class ActiveElements {

    private static final String SEVERAL = "#" + ActivityTypes.MULTI_INSTANCE_BODY;

    private final ProcessDefinitionEntity before;
    private final ProcessDefinitionEntity after;
    private final Plan planBefore;
    private final Plan planAfter;
    private final Map<String, PlanMove.Element> elements = new LinkedHashMap<>();
    private final Set<String> innermost = new LinkedHashSet<>();

    private ActiveElements(
            ProcessDefinitionEntity before, ProcessDefinitionEntity after, Plan planBefore, Plan planAfter) {
        this.before = before;
        this.after = after;
        this.planBefore = planBefore;
        this.planAfter = planAfter;
    }

    /** What a process of {@code before} is at. */
    static ActiveElements of(
            ActivityInstance process,
            ProcessDefinitionEntity before,
            ProcessDefinitionEntity after,
            Plan planBefore,
            Plan planAfter) {
        ActiveElements active = new ActiveElements(before, after, planBefore, planAfter);
        active.addAllIn(process);
        return active;
    }

    List<PlanMove.Element> elements() {
        return List.copyOf(elements.values());
    }

    /** The ids of those that hold no others. */
    Set<String> innermost() {
        return innermost;
    }

    private void addAllIn(ActivityInstance scope) {
        for (TransitionInstance waiting : scope.getChildTransitionInstances()) {
            add(waiting.getActivityId(), waiting.getActivityName());
            innermost.add(plain(waiting.getActivityId()));
        }
        for (ActivityInstance child : scope.getChildActivityInstances()) {
            add(child.getActivityId(), child.getActivityName());
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0) {
                innermost.add(plain(child.getActivityId()));
            }
            addAllIn(child);
        }
    }

    private void add(String id, @Nullable String name) {
        ActivityImpl activity = before.findActivity(id);
        elements.putIfAbsent(
                id,
                new PlanMove.Element(
                        plain(id),
                        name == null || name.isBlank() ? plain(id) : Names.clip(name),
                        activity == null ? "unknown" : type(activity),
                        activity == null ? null : obstacle(activity)));
    }

    private @Nullable String obstacle(ActivityImpl activity) {
        String id = activity.getId();
        String subject = "'" + plain(id) + "', which the project is at,";
        ActivityImpl there = after.findActivity(id);
        if (there == null && after.findActivity(plain(id)) != null) {
            return subject + " is not multi-instance in version " + after.getVersion() + ". " + advice(plain(id));
        }
        if (there == null) {
            return subject + " does not exist in version " + after.getVersion() + ". " + advice(plain(id));
        }
        if (!type(activity).equals(type(there))) {
            return subject + " is a " + type(activity) + " and in version " + after.getVersion() + " a " + type(there)
                    + ". " + advice(plain(id));
        }
        if (!scopes(activity).equals(scopes(there))) {
            return subject + " lies in " + inWords(scopes(activity)) + " and in version " + after.getVersion() + " in "
                    + inWords(scopes(there)) + ". " + advice(plain(id));
        }
        boolean gate = planBefore.gate(id).isPresent();
        if (gate != planAfter.gate(id).isPresent()) {
            return subject + " is " + (gate ? "a gate and in version " : "no gate and in version ") + after.getVersion()
                    + (gate ? " none. " : " one. ") + advice(id);
        }
        return null;
    }

    private static String advice(String id) {
        return "Move the project once it has left '" + id + "', or deploy a version that keeps it as it is.";
    }

    private static String type(ActivityImpl activity) {
        return Objects.requireNonNullElse(activity.getProperties().get(BpmnProperties.TYPE), "element");
    }

    /** The scopes around it, the innermost first. */
    private static List<String> scopes(ActivityImpl activity) {
        List<String> ids = new ArrayList<>();
        for (ScopeImpl scope = activity.getFlowScope();
                scope instanceof ActivityImpl outer;
                scope = outer.getFlowScope()) {
            ids.add(outer.getId());
        }
        return ids;
    }

    private static String inWords(List<String> scopes) {
        return scopes.isEmpty() ? "no phase" : "'" + plain(scopes.get(0)) + "'";
    }

    /** The engine gives all instances of a multi-instance element an id of their own. */
    private static String plain(String id) {
        return id.endsWith(SEVERAL) ? id.substring(0, id.length() - SEVERAL.length()) : id;
    }
}
