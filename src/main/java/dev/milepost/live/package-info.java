/**
 * Tells whoever follows projects that something in them has changed, on whatever server it did. Costs nothing while nobody
 * follows.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.live;
