package dev.milepost.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code milepost:} properties written on one element, without that prefix and without empty ones. */
final class Settings {

    private static final String PREFIX = "milepost:";
    private static final Pattern PROBABILITY = Pattern.compile("0?\\.\\d{1,9}|0|1(?:\\.0{1,9})?");

    /** One property as written. */
    record Setting(String name, String value, int line) {}

    private final XmlElement element;
    private final Problems problems;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Settings(XmlElement element, Problems problems) {
        this.element = element;
        this.problems = problems;
    }

    /** Reads an element's properties; one that is written twice is a problem. */
    static Settings of(XmlElement element, Problems problems) {
        Settings read = new Settings(element, problems);
        element.extensions("properties")
                .flatMap(properties -> properties.children().stream())
                .filter(property -> property.isCamunda("property"))
                .forEach(read::add);
        return read;
    }

    private void add(XmlElement property) {
        String name = property.attribute("name").orElse("").trim();
        String value = property.attribute("value").orElse("").trim();
        if (!name.startsWith(PREFIX)) {
            return;
        }
        Setting setting = new Setting(name.substring(PREFIX.length()), value, property.line());
        if (value.isEmpty()) {
            checkEmpty(setting);
            return;
        }
        Setting earlier = settings.putIfAbsent(setting.name(), setting);
        if (earlier != null) {
            problem(
                    setting,
                    "is written twice.",
                    "Remove one of the two (the other is in line " + earlier.line() + ").");
        }
    }

    List<Setting> all() {
        return List.copyOf(settings.values());
    }

    /** What is left empty is left out; but who names a threshold or wants people asked has forgotten something. */
    private void checkEmpty(Setting setting) {
        if (setting.name().startsWith("param.") || setting.name().equals("approvers")) {
            problem(setting, "is empty.", "Give it a value, or take it away.");
        }
    }

    Optional<Setting> get(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** The value of a setting that is one of a few words; anything else is a problem, and empty. */
    Optional<String> oneOf(String name, List<String> words) {
        Optional<Setting> setting = get(name);
        setting.filter(written -> !words.contains(written.value()))
                .ifPresent(written -> unreadable(
                        written,
                        Spelling.didYouMean(written.value(), words) + "Write one of " + String.join(", ", words)
                                + "."));
        return setting.map(Setting::value).filter(words::contains);
    }

    /** The working time that a setting states; {@code null} where there is none, or none that can be read, which is a problem. */
    @Nullable
    Estimate estimate(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            return null;
        }
        Estimate estimate = Estimate.parse(setting.value()).orElse(null);
        if (estimate == null) {
            unreadable(
                    setting,
                    "Write working days or hours, as 5d or 4h, or low/likely/high in ascending order, as 3d/5d/10d.");
        }
        return estimate;
    }

    /** The probability that a setting states, from 0 to {@code most}; {@code null} where there is none that can be read. */
    @Nullable
    Double probability(String name, double most) {
        Setting setting = settings.get(name);
        if (setting == null) {
            return null;
        }
        if (PROBABILITY.matcher(setting.value()).matches()) {
            double probability = Double.parseDouble(setting.value());
            if (probability <= most) {
                return probability;
            }
        }
        unreadable(setting, "Write a number from 0 to " + (most < 1 ? most : "1") + ", as 0.25.");
        return null;
    }

    /** Reports a setting whose value cannot be read. */
    void unreadable(Setting setting, String advice) {
        problem(setting, "is '" + setting.value() + "', which cannot be read.", advice);
    }

    /** Reports what is wrong with a setting's value; the message goes on after "'milepost:x' of 'element' ". */
    void problem(Setting setting, String message, String advice) {
        problems.at(
                element,
                setting.line(),
                "'" + PREFIX + setting.name() + "' of '" + element.label() + "' " + message,
                advice);
    }

    /** Reports settings that are none of the known ones; a known one that ends in a dot stands for all that begin so. */
    void refuseOthersThan(List<String> known, String bearer) {
        for (Setting setting : settings.values()) {
            if (known.stream().noneMatch(name -> isA(setting.name(), name))) {
                problem(
                        setting,
                        "is no setting of a " + bearer + ".",
                        Spelling.didYouMean(setting.name(), known)
                                + "A " + bearer + " knows " + PREFIX
                                + String.join(", " + PREFIX, known).replace(".,", ".NAME,")
                                + ".");
            }
        }
    }

    private static boolean isA(String written, String known) {
        return known.endsWith(".") ? written.startsWith(known) : written.equals(known);
    }
}
