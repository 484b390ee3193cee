package dev.milepost.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A page: a file in {@code pages/} in which each {@code {{name}}} is replaced by a value or, where there is none of that name, by
 * a text in the reader's language. Values and texts are escaped, always. Immutable and thread-safe.
 */
final class HtmlPage {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
    private static final ResourceBundle.Control ENGLISH_IF_UNKNOWN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String template;

    HtmlPage(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/pages/" + name + ".html")) {
            this.template = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page " + name, e);
        }
    }

    String with(Locale reader, Map<String, String> values) {
        ResourceBundle texts = texts(reader);
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(
                        values.containsKey(place.group(1))
                                ? values.get(place.group(1))
                                : texts.getString(place.group(1)))));
    }

    /** A text in the reader's language. */
    static String text(Locale reader, String name) {
        return texts(reader).getString(name);
    }

    private static ResourceBundle texts(Locale reader) {
        return ResourceBundle.getBundle("pages.texts", reader, ENGLISH_IF_UNKNOWN);
    }
}
