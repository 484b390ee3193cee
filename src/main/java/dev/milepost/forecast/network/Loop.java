package dev.milepost.forecast.network;

/**
 * A way back: when {@code from} has finished, everything from {@code to} up to {@code from} may have to be done again.
 *
 * @param from the activity behind which the project may be sent back, as a gate
 * @param to where the work begins again; {@code from} can be reached from it
 * @param probability how likely each passage is followed by another one, from 0 to below 1
 * @param most how many repetitions there can be at most
 */
public record Loop(String from, String to, double probability, int most) {}
