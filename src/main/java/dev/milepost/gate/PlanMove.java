package dev.milepost.gate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a running project when its process is moved to another version of its plan.
 *
 * @param elements what the project is at now: tasks, gates and the phases around them
 * @param gates how the gates of the two versions differ; those that are alike are left out
 * @param notReached keys of gates of the new version that lie behind the project and were never passed: nothing leads there any more
 * @param settings what the new version needs that the project was not given, and other reasons that lie in no single element, in words
 * @param given settings that the project is given with the move
 */
public record PlanMove(
        List<Element> elements,
        List<Gate> gates,
        List<String> notReached,
        List<String> settings,
        Map<String, String> given) {

    /** Copies its collections; what was stored before settings could be given has none. */
    public PlanMove {
        elements = List.copyOf(elements);
        gates = List.copyOf(gates);
        notReached = List.copyOf(notReached);
        settings = List.copyOf(settings);
        given = given == null ? Map.of() : Map.copyOf(given);
    }

    /** Everything that keeps the project where it is, in sentences; empty where it can be moved. */
    public List<String> obstacles() {
        return Stream.concat(
                        elements.stream().flatMap(element -> Stream.ofNullable(element.obstacle())), settings.stream())
                .toList();
    }

    /**
     * Something that the project is at.
     *
     * @param id the element's id
     * @param name its name, or its id where it has none
     * @param type what it is, as BPMN names it
     * @param obstacle why it cannot be moved, and what to do about that; {@code null} where it can
     */
    public record Element(
            String id, String name, String type, @Nullable String obstacle) {}

    /**
     * A gate that is not the same in both versions.
     *
     * @param key its key
     * @param name its name
     * @param how whether it is new, gone or changed
     * @param changes what is different, one phrase each
     */
    public record Gate(String key, String name, How how, List<String> changes) {

        /** Copies its list. */
        public Gate {
            changes = List.copyOf(changes);
        }

        /** How it differs. */
        public enum How {
            NEW,
            GONE,
            CHANGED
        }
    }
}
