/** Schedules and histories from files: PSPLIB, MSPDI and XER into networks, past releases into slips; and the commands that read them. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("exchange")
package dev.milepost.forecast.exchange;
