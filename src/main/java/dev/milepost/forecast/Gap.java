package dev.milepost.forecast;

/**
 * Something that cannot be scheduled, or only by assuming something.
 *
 * @param element the id of the plan's element
 * @param reason what cannot be said, and what is taken instead: a sentence
 * @param advice what to do about it: a sentence
 */
public record Gap(String element, String reason, String advice) {}
