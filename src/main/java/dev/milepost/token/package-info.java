/** Tokens by which CI servers hand in evidence: each for one project, for that alone, and not for ever. */
@org.jspecify.annotations.NullMarked
package dev.milepost.token;
