/**
 * Draws schedules and trends as SVG: pure functions from small records to text that stands alone, follows a page's style sheet by
 * class names, and holds neither scripts nor styles. Knows no other module.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.chart;
