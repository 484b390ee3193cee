/** The HTTP API and pages. Knows the other modules; nobody knows it. */
@org.jspecify.annotations.NullMarked
package dev.milepost.web;
