package dev.milepost.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flow node of a plan that is being made. */
final class Step {

    /** What it is in BPMN. */
    String kind;

    String id;
    String name;
    String documentation = "";
    int line;

    /** What it was in the file. */
    String origin = "";

    /** What a sub-process holds. */
    @Nullable
    Scope inside;

    boolean triggeredByEvent;

    /** On whose border it lies. */
    @Nullable
    Step host;

    boolean interrupting = true;

    /** {@code message}, {@code signal}, {@code error}, {@code timeDuration}, {@code timeDate}, {@code terminate}; empty for none. */
    String trigger = "";

    /** The name of the message, signal or error, or the timer's text. */
    String detail = "";

    /** How often it runs; empty for once. */
    String instances = "";

    boolean sequential;

    /** What workers of the engine ask for; empty for work of people. */
    String topic = "";

    /** The default of the ways out. */
    @Nullable
    Way otherwise;

    final Map<String, String> settings = new LinkedHashMap<>();

    Step(String kind, String id, String name, int line) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.line = line;
    }

    boolean is(String expected) {
        return kind.equals(expected);
    }

    boolean isGate() {
        return is("callActivity");
    }

    boolean isEvent() {
        return kind.endsWith("Event");
    }

    boolean isGateway() {
        return kind.endsWith("Gateway");
    }

    boolean isActivity() {
        return !isEvent() && !isGateway();
    }

    String label() {
        return name.isEmpty() ? id : name;
    }

    void becomeGate() {
        kind = "callActivity";
        trigger = "";
        detail = "";
        instances = "";
        inside = null;
        settings.put("type", "event");
        settings.put("target", "${" + id + "-target}");
        settings.put("rules", "event-happened.drl");
        settings.put("param.event", id);
    }
}
