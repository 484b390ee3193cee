/** Working time: which hours of which days are worked in a zone, holidays, and the ends of days by which something is due. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("calendar")
package dev.milepost.plan.calendar;
