package dev.milepost.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gate's parameters with the project's own settings filled in: {@code ${build}} becomes the project's {@code build}. */
public final class Parameters {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*}");

    private Parameters() {}

    /** Fills placeholders in; one that the project does not define stays as it is, so that its rule cannot read it. */
    static Map<String, String> fill(Map<String, String> parameters, Map<String, String> project) {
        Map<String, String> filled = new LinkedHashMap<>();
        parameters.forEach((name, value) -> filled.put(
                name,
                PLACEHOLDER
                        .matcher(value)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(project.getOrDefault(found.group(1), found.group())))));
        return filled;
    }

    /** Names of project settings that these values ask for. */
    public static Set<String> needed(Iterable<String> values) {
        Set<String> names = new TreeSet<>();
        for (String value : values) {
            PLACEHOLDER.matcher(value).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }
}
