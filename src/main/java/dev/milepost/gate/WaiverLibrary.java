package dev.milepost.gate;

import dev.milepost.gate.facts.Waiver;
import java.util.List;
import java.util.Map;

/** Finds the waivers of a project. Thread-safe. */
public interface WaiverLibrary {

    /**
     * The waivers that were granted and not withdrawn, expired ones among them, by the key of their gate and in a fixed order.
     */
    Map<String, List<Waiver>> granted(String project);
}
