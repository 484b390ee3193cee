/**
 * When milestones will be reached, and whether their targets are realistic: pure functions over plan and evidence, and the
 * forecasts that were made.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.forecast;
