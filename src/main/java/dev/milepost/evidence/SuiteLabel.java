package dev.milepost.evidence;

import java.util.Locale;
import javax.xml.stream.XMLStreamReader;

/**
 * How messages speak of a suite.
 *
 * @param name its name, or "(unnamed)"
 * @param isOneOfMany whether it is one of a report's suites rather than the frame around them
 * @param place where it begins
 */
record SuiteLabel(String name, boolean isOneOfMany, Place place) {

    static SuiteLabel of(XMLStreamReader element, Place place) {
        String given = element.getAttributeValue(null, "name");
        String name =
                given == null || given.isBlank() ? "(unnamed)" : new TestCase(given.strip(), Outcome.PASSED).name();
        boolean frame = element.getLocalName().toLowerCase(Locale.ROOT).equals("testsuites");
        return new SuiteLabel(name, !frame, place);
    }

    @Override
    public String toString() {
        return isOneOfMany ? "suite '" + name + "'" : "report '" + name + "'";
    }
}
