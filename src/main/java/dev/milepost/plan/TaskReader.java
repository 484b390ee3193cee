package dev.milepost.plan;

import dev.milepost.plan.Settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one task and its settings. */
final class TaskReader {

    static final List<String> SETTINGS = List.of("estimate", "optional");

    private final Node node;
    private final Problems problems;

    TaskReader(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    PlannedTask read() {
        XmlElement element = node.element();
        Settings settings = Settings.of(element, problems);
        if (node.is("callActivity") && settings.all().stream().anyMatch(TaskReader::isOfGate)) {
            problems.at(
                    element,
                    "'" + element.label() + "' has the settings of a gate but calls '"
                            + element.attribute("calledElement").orElse("") + "'.",
                    "A gate's called element is milestone-gate.");
        } else {
            settings.refuseOthersThan(SETTINGS, "task");
            checkCalled(element);
        }
        Node phase = node.phase();
        return new PlannedTask(
                node.id(),
                element.label(),
                phase == null ? null : phase.id(),
                node.isManual(),
                isOptional(settings),
                settings.estimate("estimate"));
    }

    /** A gate whose called element is misspelt would be a call of a process that does not exist. */
    private void checkCalled(XmlElement element) {
        String called = element.attribute("calledElement").orElse("");
        if (node.is("callActivity")
                && called.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").matches("milestones?gates?")) {
            problems.at(
                    element,
                    "'" + element.label() + "' calls '" + called + "', which is nearly 'milestone-gate'.",
                    "A gate's called element is milestone-gate; choose another id for another process.");
        }
    }

    private static boolean isOfGate(Setting setting) {
        return GateReader.SETTINGS.contains(setting.name()) || setting.name().startsWith("param.");
    }

    private static boolean isOptional(Settings settings) {
        Optional<Setting> optional = settings.get("optional");
        optional.filter(setting ->
                        !setting.value().equals("true") && !setting.value().equals("false"))
                .ifPresent(setting -> bad(settings, setting, "Write true or false."));
        return optional.filter(setting -> setting.value().equals("true")).isPresent();
    }

    private static void bad(Settings settings, Setting setting, String advice) {
        settings.problem(setting, "is '" + setting.value() + "', which cannot be read.", advice);
    }
}
