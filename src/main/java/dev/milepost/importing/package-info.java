/**
 * Plans from elsewhere: BPMN that other tools drew and schedules become plans that deploy, with a report of what was understood,
 * changed, dropped and left to complete. Deploys nothing, and never looks outside the file.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.importing;
