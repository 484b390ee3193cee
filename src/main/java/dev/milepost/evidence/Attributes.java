package dev.milepost.evidence;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;

/** Finds attributes however their producer spells them: {@code notRun}, {@code not-run} and {@code NotRun} are one name. */
final class Attributes {

    private Attributes() {}

    /** The values of an attribute, which is named in small letters; more than one where it is spelled in several ways. */
    static Stream<String> named(XMLStreamReader element, String name) {
        return IntStream.range(0, element.getAttributeCount())
                .filter(i -> isSpelled(element.getAttributeLocalName(i), name))
                .mapToObj(element::getAttributeValue);
    }

    /** The worst that an element's attributes say of a test. */
    static Outcome outcome(XMLStreamReader element) {
        return Stream.of("status", "result", "outcome")
                .flatMap(name -> named(element, name))
                .map(OutcomeWords::ofStatus)
                .reduce(Outcome.PASSED, Outcome::orWorse);
    }

    private static boolean isSpelled(String spelled, String name) {
        return spelled.equals(name)
                || spelled.toLowerCase(Locale.ROOT).replaceAll("[_-]", "").equals(name);
    }
}
