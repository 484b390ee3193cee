package dev.milepost.plan;

/**
 * A group whose members sign a gate off.
 *
 * @param group the group's id at the engine's identity service
 * @param minimum how many different members have to say go, at least 1
 */
public record ApproverGroup(String group, int minimum) {}
