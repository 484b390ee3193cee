package dev.milepost.forecast.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.milepost.forecast.analysis.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Planned and actual dates of past releases, from JSON: sections (kinds of projects) of releases, each with an object of
 * planned and one of actual (or final) dates by milestone; a file without sections is one section. Whatever has another shape
 * is left out and named.
 *
 * @param sections the releases by section, in the file's order
 * @param leftOut what was left out, a sentence each
 */
record HistoryFile(Map<String, List<Release>> sections, List<String> leftOut) {

    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_DELIVERABLES = 2_000;
    private static final Set<String> PLANNED = Set.of("planned", "plan", "baseline", "first");
    private static final Set<String> ACTUAL = Set.of("actual", "final", "actuals", "last");
    private static final Set<String> NO_MILESTONES =
            Set.of("recorded", "commit", "revision", "revisions", "note", "source");

    static HistoryFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(0, "There is no such file.", "Name a JSON file.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableFileException(
                    0, "The file is larger than " + (MOST_BYTES >> 20) + " MB.", "Leave some releases out.");
        }
        try {
            JsonNode root = JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readAllBytes(file));
            return of(root);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new UnreadableFileException(
                    place == null ? 0 : place.getLineNr(),
                    "The file is no JSON: " + e.getOriginalMessage() + ".",
                    "Mend it there.");
        }
    }

    private static HistoryFile of(JsonNode root) throws UnreadableFileException {
        Map<String, List<Release>> sections = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        if (isSection(root)) {
            add("releases", root, sections, leftOut);
        } else {
            root.properties().forEach(section -> {
                if (section.getValue().isObject()) {
                    add(section.getKey(), section.getValue(), sections, leftOut);
                }
            });
        }
        if (sections.isEmpty()) {
            throw new UnreadableFileException(
                    1,
                    "The file holds no release with planned and actual dates.",
                    "Its shape is {\"section\": {\"release\": {\"planned\": {\"milestone\": \"2026-03-01\"}, \"actual\": {…}}}}.");
        }
        return new HistoryFile(sections, leftOut);
    }

    private static boolean isSection(JsonNode node) {
        for (JsonNode release : node) {
            if (find(release, PLANNED) != null) {
                return true;
            }
        }
        return false;
    }

    private static void add(String name, JsonNode section, Map<String, List<Release>> sections, List<String> leftOut) {
        List<Release> releases = new ArrayList<>();
        section.properties().forEach(entry -> {
            String label = name + " " + entry.getKey();
            Release deliverables = deliverables(entry.getKey(), entry.getValue());
            if (deliverables != null) {
                releases.add(deliverables);
                return;
            }
            JsonNode planned = find(entry.getValue(), PLANNED);
            JsonNode actual = find(entry.getValue(), ACTUAL);
            if (planned != null && actual != null) {
                releases.add(
                        new Release(entry.getKey(), dates(planned, label, leftOut), dates(actual, label, leftOut)));
            } else if (entry.getValue().isObject()) {
                leftOut.add(label + " has no planned and actual dates by milestone.");
            }
        });
        if (!releases.isEmpty()) {
            sections.put(name, releases);
        }
    }

    /**
     * A release of which is known that so many deliverables kept one deadline ({@code on}), and by how many days which others
     * did not ({@code lates}); each counts as a milestone.
     */
    private static @Nullable Release deliverables(String name, JsonNode release) {
        JsonNode lates = release.path("lates");
        int onTime = release.path("on").asInt(-1);
        LocalDate due = null;
        for (Map.Entry<String, JsonNode> property : release.properties()) {
            due = property.getKey().endsWith("_due") ? date(property.getValue().asText()) : due;
        }
        if (due == null || !lates.isArray() || onTime < 0 || onTime > MOST_DELIVERABLES) {
            return null;
        }
        Map<String, LocalDate> planned = new LinkedHashMap<>();
        Map<String, LocalDate> actual = new LinkedHashMap<>();
        for (int i = 1; i <= onTime; i++) {
            planned.put("on time " + i, due);
            actual.put("on time " + i, due);
        }
        for (JsonNode late : lates) {
            planned.put(late.path(0).asText(), due);
            actual.put(late.path(0).asText(), due.plusDays(late.path(1).asInt()));
        }
        return new Release(name, planned, actual);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private static @Nullable JsonNode find(JsonNode release, Set<String> names) {
        for (String name : names) {
            JsonNode found = release.path(name);
            if (found.isObject()) {
                return found;
            }
        }
        return null;
    }

    private static Map<String, LocalDate> dates(JsonNode node, String release, List<String> leftOut) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!NO_MILESTONES.contains(entry.getKey()) && !value.isNull()) {
                LocalDate date = date(value.asText());
                if (date != null) {
                    dates.put(entry.getKey(), date);
                } else {
                    leftOut.add(release + ", " + entry.getKey() + ": '" + value.asText() + "' is no date.");
                }
            }
        });
        return dates;
    }
}
