package dev.milepost.forecast.network;

/**
 * When an activity takes place, in units of working time after the network's origin. For finished work all dates are the
 * actual ones, its floats are 0 and it is not critical: nothing can move it any more.
 *
 * @param earlyStart the earliest start; the actual one of work that has begun
 * @param earlyFinish the earliest finish
 * @param lateStart the late finish less the duration, also of work that has begun
 * @param lateFinish the latest finish that delays neither the network's finish nor a deadline
 * @param totalFloat how much later it can finish without that; negative where a deadline cannot be kept
 * @param freeFloat how much later it can finish without moving the early dates of any other or the network's finish; never
 *     negative
 * @param critical whether it has no total float and is not finished
 */
public record Dates(
        double earlyStart,
        double earlyFinish,
        double lateStart,
        double lateFinish,
        double totalFloat,
        double freeFloat,
        boolean critical) {}
