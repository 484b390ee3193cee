package dev.milepost.evidence;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says in words what the XML parser stumbled over. */
final class ParserFault {

    private static final Pattern PREAMBLE = Pattern.compile("(?s)^ParseError at \\[row,col\\]:.*?Message: ");
    private static final int LONGEST = 300;

    private static final Map<String, String> ADVICE = Map.of(
            "target matching",
            "Nothing may stand before '<?xml', no blank line either; take it away",
            "nvalid XML character",
            "XML cannot hold this control character; have the test runner leave it out, coloured output for instance",
            "not allowed in prolog",
            Refusal.SEND_JUNIT,
            "not allowed in trailing section",
            "Nothing may follow the end of the report; take it away",
            "following the root element",
            "Upload each report as a file of its own");

    private ParserFault() {}

    /** A stream that fails is not the report's fault: that is thrown as it is. */
    static Refusal of(XMLStreamException fault, Place place) throws IOException {
        if (fault.getNestedException() instanceof IOException broken) {
            throw broken;
        }
        return refusal(fault.getLocation() == null ? place : Place.of(fault.getLocation()), fault.getMessage());
    }

    static Refusal of(RuntimeException fault, Place place) {
        return refusal(place, fault.getMessage());
    }

    private static Refusal refusal(Place place, @Nullable String message) {
        String words = message == null
                ? "the parser gave up"
                : PREAMBLE.matcher(message).replaceFirst("").strip().replaceAll("\\s+", " ");
        String told = words.startsWith("http://www.w3.org/TR/") ? spelledOut(words) : words;
        String reason = told.length() > LONGEST ? told.substring(0, LONGEST) : told;
        return new Refusal(place, "the file is not well-formed XML: " + withoutStop(reason), advice(told));
    }

    /** The parser names faults with namespaces by key: {@code …#AttributeNotUnique?testsuite&tests}. */
    private static String spelledOut(String key) {
        String fault = key.substring(key.indexOf('#') + 1);
        String name = fault.substring(fault.lastIndexOf('&') + 1);
        if (fault.startsWith("AttributeNotUnique") || fault.startsWith("AttributeNSNotUnique")) {
            return "The attribute '" + name + "' is written twice";
        }
        return fault.contains("PrefixUnbound") ? "The prefix of '" + name + "' is not declared" : fault;
    }

    private static String advice(String fault) {
        return ADVICE.entrySet().stream()
                .filter(known -> fault.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Refusal.RUN_AGAIN);
    }

    private static String withoutStop(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
