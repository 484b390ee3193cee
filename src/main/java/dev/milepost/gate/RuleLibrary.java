package dev.milepost.gate;

import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Optional;

/** Finds the rule files that were deployed with a plan version. Thread-safe. */
public interface RuleLibrary {

    /**
     * The rule files a gate names, in its order, as they were in that deployment.
     *
     * @throws IllegalStateException if the deployment holds no such file
     */
    List<RuleFile> load(String deployment, List<RuleUse> uses);

    /** The names of the rule files of a deployment, in alphabetical order; empty if there is no such deployment. */
    Optional<List<String>> files(String deployment);

    /**
     * Keeps a deployment from being deleted until the current transaction ends.
     *
     * @return whether it is there
     */
    boolean hold(String deployment);
}
