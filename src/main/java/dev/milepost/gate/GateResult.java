package dev.milepost.gate;

/**
 * What a piece of evidence led to at one gate.
 *
 * @param key the gate's key
 * @param verdict the verdict of its newest evaluation
 * @param evaluation the number of that evaluation
 */
public record GateResult(String key, Verdict verdict, int evaluation) {}
