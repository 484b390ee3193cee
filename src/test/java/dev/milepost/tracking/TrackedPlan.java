package dev.milepost.tracking;

import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import org.camunda.bpm.engine.RepositoryService;

/** Two phases of one task each, with estimates, and a gate behind each: {@code alpha} and {@code beta}. */
final class TrackedPlan {

    static final String ID = "tracked";

    private TrackedPlan() {}

    static void deploy(RepositoryService repository, String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = "rules=tasks-complete.drl";
        System.arraycopy(settings, 0, all, 1, settings.length);
        String[] alpha = all.clone();
        String[] beta = all.clone();
        String bpmn = TestPlans.plan(
                ID,
                "<bpmn:startEvent id=\"start\"/>" + phase("design", "3d/5d/9d")
                        + TestPlans.gate("alpha", with(alpha, "target=P14D"))
                        + phase("build", "4d/6d/12d") + TestPlans.gate("beta", with(beta, "target=P30D"))
                        + "<bpmn:endEvent id=\"end\"/>"
                        + TestPlans.flows("start", "design", "alpha", "build", "beta", "end"));
        Deploying.to(repository, ID)
                .with(ID + ".bpmn", bpmn)
                .withRules("tasks-complete.drl", "forecast-on-target.drl")
                .deploy();
    }

    private static String[] with(String[] settings, String more) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    private static String phase(String id, String estimate) {
        return TestPlans.phase(id)
                .replace(
                        "<bpmn:userTask id=\"work_" + id + "\" name=\"Work " + id + "\"/>",
                        "<bpmn:userTask id=\"work_" + id + "\" name=\"Work " + id
                                + "\"><bpmn:extensionElements><camunda:properties><camunda:property"
                                + " name=\"milepost:estimate\" value=\"" + estimate
                                + "\"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>");
    }
}
