package dev.milepost.plan;

/**
 * What a project is for, as its plan says ({@code milepost:goal.ID} on the process).
 *
 * @param id the name by which milestones refer to it
 * @param text the goal in words
 */
public record Goal(String id, String text) {}
