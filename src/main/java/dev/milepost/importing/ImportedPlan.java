package dev.milepost.importing;

import java.util.List;
import java.util.Map;

/**
 * A plan that was made of a file.
 *
 * @param report what became of the file's content
 * @param plan the plan, which passes the check of deployments
 * @param settings what belongs to a project of the plan, as calls of the HTTP API in their order; empty for a drawing
 */
public record ImportedPlan(ImportReport report, PlanFile plan, List<Setting> settings) {

    /** Copies its list. */
    public ImportedPlan {
        settings = List.copyOf(settings);
    }

    /** A plan as a file. */
    public record PlanFile(String file, String bpmn) {}

    /**
     * A call.
     *
     * @param path with {@code {key}} in place of the project's key
     * @param body to be sent as JSON
     */
    public record Setting(String method, String path, Map<String, Object> body) {}
}
