package dev.milepost.forecast.network;

/**
 * An activity that pushes a milestone, or any other activity that is watched.
 *
 * @param id the pushing activity
 * @param criticality the share of the runs with that milestone in which it lies on a path that determined when that was reached,
 *     from 0 to 1
 * @param delay what it adds to the milestone's time on average over these runs, in units of working time: in each run in which
 *     it lies on such a path, all that it took, repetitions included, less its most likely time if the expected path has it (see
 *     {@link CriticalPath}); 0 in the others. Negative where it tends to take less. That is its criticality times the delay
 *     which it contributes when it is critical.
 */
public record Driver(String id, double criticality, double delay) {}
