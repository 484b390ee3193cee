package dev.milepost.plan;

import dev.milepost.plan.Settings.Setting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one gate, each read into its type; what cannot be read is a problem. */
final class GateSettings {

    private static final Pattern PARAMETER =
            Pattern.compile("param\\.(?:([a-z][a-zA-Z0-9-]*)\\.)?([A-Za-z][A-Za-z0-9_-]*)");

    /** A gate that nearly always sends the project back would never end a forecast. */
    private static final double MOST_RECYCLING = 0.95;

    private final XmlElement gate;
    private final Settings settings;
    private final Problems problems;

    GateSettings(XmlElement gate, Settings settings, Problems problems) {
        this.gate = gate;
        this.settings = settings;
        this.problems = problems;
    }

    MilestoneType type() {
        return settings.oneOf("type", List.of("time", "event", "technical"))
                .map(type -> MilestoneType.valueOf(type.toUpperCase(Locale.ROOT)))
                .orElse(MilestoneType.EVENT);
    }

    @Nullable
    Target target() {
        Optional<Setting> setting = settings.get("target");
        if (setting.isEmpty()) {
            missing("target", Targets.FORMS);
            return null;
        }
        Target target = Targets.parse(setting.get().value());
        if (target == null) {
            settings.unreadable(setting.get(), "Write " + Targets.FORMS + ".");
        }
        return target;
    }

    /** The rule files, in the order written. */
    List<RuleUse> rules() {
        Setting setting = settings.get("rules").orElse(null);
        List<String> parts = parts(setting);
        if (setting == null || parts.isEmpty()) {
            missing(
                    "rules",
                    "at least one rule file, as tasks-complete.drl: a gate without any criterion never passes");
            return List.of();
        }
        return RuleUses.read(settings, setting, parts);
    }

    /** The values handed to the rules, without the prefix {@code param.}. */
    Map<String, String> parameters(List<RuleUse> rules) {
        Map<String, String> parameters = new HashMap<>();
        for (Setting setting : settings.all()) {
            if (!setting.name().startsWith("param.")) {
                continue;
            }
            Matcher matcher = PARAMETER.matcher(setting.name());
            if (!matcher.matches()) {
                settings.problem(
                        setting,
                        "has a name that cannot be read.",
                        "Write milepost:param.NAME, or milepost:param.ALIAS.NAME for one rule file only.");
            } else if (matcher.group(1) != null && !aliases(rules).contains(matcher.group(1))) {
                settings.problem(
                        setting,
                        "belongs to the alias '" + matcher.group(1) + "', which no rule file of this gate has.",
                        Spelling.didYouMean(matcher.group(1), aliases(rules))
                                + "Write the alias behind its file in milepost:rules: file.drl as " + matcher.group(1)
                                + ".");
            } else {
                parameters.put(setting.name().substring("param.".length()), setting.value());
            }
        }
        return parameters;
    }

    /** What is for planning alone; goals that the plan does not have are a problem. */
    GatePlanning planning(Collection<String> goals) {
        Setting written = settings.get("goals").orElse(null);
        List<String> served = new ArrayList<>();
        for (String goal : parts(written)) {
            if (!goals.contains(goal)) {
                problem(
                        written,
                        "names the goal '" + goal + "', which the plan does not have.",
                        Spelling.didYouMean(goal, goals) + "Write it on the process, as milepost:goal." + goal
                                + ", or name one of " + String.join(", ", goals) + ".");
            } else if (!served.contains(goal)) {
                served.add(goal);
            }
        }
        return new GatePlanning(
                served, settings.estimate("approvalTime"), settings.probability("recycle", MOST_RECYCLING));
    }

    /** Checks the setting that has no effect yet. */
    void checkReminder() {
        settings.get("remindBefore")
                .filter(setting -> !isDuration(setting.value()))
                .ifPresent(setting -> settings.unreadable(setting, "Write an ISO 8601 duration, as P3D or PT12H."));
    }

    private static boolean isDuration(String text) {
        try {
            Period period = Period.parse(text);
            return !period.isNegative() && !period.isZero();
        } catch (DateTimeException e) {
            return isTimeOfDay(text);
        }
    }

    private static boolean isTimeOfDay(String text) {
        try {
            Duration duration = Duration.parse(text);
            return !duration.isNegative() && !duration.isZero();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> aliases(List<RuleUse> rules) {
        return rules.stream()
                .flatMap(rule -> Optional.ofNullable(rule.alias()).stream())
                .toList();
    }

    private static List<String> parts(@Nullable Setting setting) {
        return setting == null
                ? List.of()
                : List.of(setting.value().split(",")).stream()
                        .map(String::trim)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private void missing(String name, String what) {
        problems.at(gate, "Gate '" + gate.label() + "' has no 'milepost:" + name + "'.", "Add it with " + what + ".");
    }

    private void problem(@Nullable Setting setting, String message, String advice) {
        if (setting != null) {
            settings.problem(setting, message, advice);
        }
    }
}
