/** Checks plans and rules before they are deployed: one check for deployments, the API, the command and the tests. */
@org.jspecify.annotations.NullMarked
package dev.milepost.check;
