package dev.milepost.forecast.analysis;

/**
 * How late a milestone of an earlier project or release was.
 *
 * @param release which project or release
 * @param milestone which milestone; the same name in each release
 * @param days actual minus planned date; negative is early. Calendar or working days, but the same for all.
 */
public record PastSlip(String release, String milestone, double days) {}
