package dev.milepost.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the attributes of all start tags in XML text without parsing it further. */
final class StartTags {

    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));");

    /**
     * An attribute.
     *
     * @param start where the white space before it begins
     * @param end just behind its closing quote
     */
    record Attribute(String name, String value, int start, int end) {}

    private final String text;
    private final List<Attribute> attributes = new ArrayList<>();
    private int at;

    private StartTags(String text) {
        this.text = text;
    }

    /**
     * The attributes {@code schemaLocation} and {@code noNamespaceSchemaLocation} of every prefix that anywhere stands for
     * the XMLSchema-instance namespace.
     */
    static List<Attribute> schemaLocations(String text) {
        StartTags tags = new StartTags(text);
        tags.scan();
        Set<String> names = new HashSet<>();
        for (Attribute attribute : tags.attributes) {
            if (attribute.name().startsWith("xmlns:")
                    && resolved(attribute.value()).equals(INSTANCE)) {
                String prefix = attribute.name().substring("xmlns:".length());
                names.add(prefix + ":schemaLocation");
                names.add(prefix + ":noNamespaceSchemaLocation");
            }
        }
        return tags.attributes.stream()
                .filter(attribute -> names.contains(attribute.name()))
                .toList();
    }

    private void scan() {
        while ((at = text.indexOf('<', at)) >= 0) {
            if (text.startsWith("<!--", at)) {
                skipTo("-->", 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                skipTo("]]>", 9);
            } else if (text.startsWith("<?", at)) {
                skipTo("?>", 2);
            } else if (text.startsWith("</", at) || text.startsWith("<!", at)) {
                skipTo(">", 2);
            } else {
                startTag();
            }
        }
    }

    private void skipTo(String end, int from) {
        int found = text.indexOf(end, at + from);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void startTag() {
        at++;
        skipName();
        while (at < text.length()) {
            int start = at;
            skipSpace();
            int name = at;
            skipName();
            String attribute = text.substring(name, at);
            skipSpace();
            if (attribute.isEmpty() || !isAt('=')) {
                return;
            }
            at++;
            skipSpace();
            if (!isAt('"') && !isAt('\'')) {
                return;
            }
            int end = text.indexOf(text.charAt(at), at + 1);
            if (end < 0) {
                return;
            }
            attributes.add(new Attribute(attribute, text.substring(at + 1, end), start, end + 1));
            at = end + 1;
        }
    }

    private boolean isAt(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipName() {
        while (at < text.length() && " \t\r\n=/><\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    /** An attribute's value with its character references resolved. */
    private static String resolved(String value) {
        return REFERENCE.matcher(value).replaceAll(reference -> {
            String hex = reference.group(1);
            int code = hex != null ? Integer.parseInt(hex, 16) : Integer.parseInt(reference.group(2));
            return Matcher.quoteReplacement(Character.isValidCodePoint(code) ? Character.toString(code) : "?");
        });
    }
}
