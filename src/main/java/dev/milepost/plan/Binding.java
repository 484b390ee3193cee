package dev.milepost.plan;

/**
 * What a project runs, and by whose rules its gates are judged.
 *
 * @param planVersion the version of its plan, counted by the engine
 * @param definition the engine's id of that plan version
 * @param deployment the deployment of that plan version
 * @param rules the deployment whose rules its gates use
 */
public record Binding(int planVersion, String definition, String deployment, String rules) {

    /** A plan version with its own rules. */
    public static Binding to(int planVersion, String definition, String deployment) {
        return new Binding(planVersion, definition, deployment, deployment);
    }

    /** The same plan version with the rules of this deployment. */
    public Binding withRules(String otherDeployment) {
        return new Binding(planVersion, definition, deployment, otherDeployment);
    }
}
