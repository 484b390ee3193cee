package dev.milepost.evidence;

/**
 * One test of a report. A test that is listed twice is two of these.
 *
 * @param name class name and name as the report gives them, at most 200 characters
 * @param outcome the worst that the report says of it
 */
public record TestCase(String name, Outcome outcome) {

    private static final int LONGEST_NAME = 200;

    /** Cuts an overlong name. */
    public TestCase {
        name = cut(name);
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }
}
