package dev.milepost.gate;

import dev.milepost.plan.RuleUse;
import java.util.List;

/** Finds the rule files that were deployed with a plan version. Thread-safe. */
public interface RuleLibrary {

    /**
     * The rule files a gate names, in its order, as they were in that deployment.
     *
     * @throws IllegalStateException if the deployment holds no such file
     */
    List<RuleFile> load(String deployment, List<RuleUse> uses);
}
