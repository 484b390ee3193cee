/** What was observed: test reports, metrics, events, work items, task outcomes; their readers and the append-only store. Depends on nothing. */
@org.jspecify.annotations.NullMarked
package dev.milepost.evidence;
