/** Plug-ins for the engine's web applications: what Milepost shows inside Cockpit and Tasklist. Their scripts read the HTTP API. */
@org.jspecify.annotations.NullMarked
package dev.milepost.cockpit;
