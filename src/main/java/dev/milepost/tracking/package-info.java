/**
 * How projects stand against their plan: baselines, forecasts kept up to date, status of milestones with its reason, changes
 * with their impact, and what was learned in the end.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.tracking;
