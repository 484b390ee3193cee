package dev.milepost.importing;

/**
 * A plan that was made of a file.
 *
 * @param report what became of the file's content
 * @param plan the plan, which passes the check of deployments
 */
public record ImportedPlan(ImportReport report, PlanFile plan) {

    /** A plan as a file. */
    public record PlanFile(String file, String bpmn) {}
}
