package dev.milepost.gate;

/** A gate was evaluated; published in the transaction that evaluated it. */
public record GateEvaluated(String project, String gate, int evaluation) {}
