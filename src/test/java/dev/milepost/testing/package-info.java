/** What several tests need: real databases, the shared fixtures, a clock that tests move. Never skips silently: see {@link dev.milepost.testing.Missing}. */
@org.jspecify.annotations.NullMarked
package dev.milepost.testing;
