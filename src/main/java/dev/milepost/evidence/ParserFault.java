package dev.milepost.evidence;

import java.io.IOException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says in words what the XML parser stumbled over. */
final class ParserFault {

    private static final Pattern PREAMBLE = Pattern.compile("(?s)^ParseError at \\[row,col\\]:.*?Message: ");
    private static final int LONGEST = 300;

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
        String told = words.startsWith("http://www.w3.org/TR/") ? words.substring(words.indexOf('#') + 1) : words;
        String reason = told.length() > LONGEST ? told.substring(0, LONGEST) : told;
        return new Refusal(place, "the file is not well-formed XML: " + withoutStop(reason), Refusal.RUN_AGAIN);
    }

    private static String withoutStop(String reason) {
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
