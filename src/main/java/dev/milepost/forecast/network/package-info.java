/** Networks of activities, their critical path and their simulation: pure arithmetic in units of working time. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("network")
package dev.milepost.forecast.network;
