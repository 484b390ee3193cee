/** What past and present numbers say about milestones: realism, earned schedule, throughput, calibration, slips, trends. Pure. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("analysis")
package dev.milepost.forecast.analysis;
