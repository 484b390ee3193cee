package dev.milepost.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the goals that a process names. */
final class GoalReader {

    private static final String PREFIX = "goal.";
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private GoalReader() {}

    static List<Goal> read(XmlElement process, Problems problems) {
        Settings settings = Settings.of(process, problems);
        settings.refuseOthersThan(List.of(PREFIX), "process");
        List<Goal> goals = new ArrayList<>();
        settings.all().stream()
                .filter(setting -> setting.name().startsWith(PREFIX))
                .forEach(setting -> {
                    String id = setting.name().substring(PREFIX.length());
                    if (ID.matcher(id).matches()) {
                        goals.add(new Goal(id, setting.value().replaceAll("\\s+", " ")));
                    } else {
                        settings.problem(
                                setting,
                                "has a name that cannot be read.",
                                "Write milepost:goal.ID with an ID of at most 64 letters, digits, '-' and '_' that"
                                        + " begins with a letter.");
                    }
                });
        return goals;
    }
}
