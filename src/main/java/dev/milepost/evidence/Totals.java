package dev.milepost.evidence;

/**
 * Numbers of tests by outcome.
 *
 * @param tests all tests, skipped ones too
 * @param passed tests that passed
 * @param failed tests that failed an assertion
 * @param errors tests that broke
 * @param skipped tests that did not run
 */
public record Totals(int tests, int passed, int failed, int errors, int skipped) {}
