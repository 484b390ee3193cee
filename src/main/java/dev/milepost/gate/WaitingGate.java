package dev.milepost.gate;

import java.util.List;

/**
 * What other rules would say of a gate that is open, at the same instant and of the same facts.
 *
 * @param gate its key
 * @param name its name
 * @param state whether it waits for its rules or for people
 * @param was the verdict of the rules it has
 * @param now the verdict of the other ones
 * @param differences of the criteria, in words; empty where both say the same
 */
public record WaitingGate(
        String gate, String name, GateState state, Verdict was, Verdict now, List<String> differences) {

    /** Copies its list. */
    public WaitingGate {
        differences = List.copyOf(differences);
    }

    /** Whether the other rules would let go on what these do not. */
    public boolean opens() {
        return was != Verdict.PASS && now == Verdict.PASS;
    }

    /** Whether the other rules would stop what these let go on. */
    public boolean shuts() {
        return was == Verdict.PASS && now != Verdict.PASS;
    }
}
