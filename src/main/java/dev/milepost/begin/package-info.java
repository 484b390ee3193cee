/** An empty folder becomes one to draw plans in. */
@org.jspecify.annotations.NullMarked
package dev.milepost.begin;
