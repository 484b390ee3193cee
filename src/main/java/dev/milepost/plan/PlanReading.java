package dev.milepost.plan;

import java.util.List;

/**
 * What one BPMN file holds: its plans, and every problem found in it. A file with problems must not be deployed.
 *
 * @param plans the plans in the file; empty for a BPMN file without any milestone gate
 * @param problems all problems at once, in document order
 * @param doubts what can be deployed as it is drawn, but is hardly what was meant, in document order
 */
public record PlanReading(List<Plan> plans, List<Problem> problems, List<Problem> doubts) {

    /** Copies its lists. */
    public PlanReading {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
    }
}
