package dev.milepost.audit;

/**
 * The newest row of the chain.
 *
 * @param sequence its number; 0 if there is none yet
 * @param hash its hash, by which it vouches for all rows before it
 */
public record Head(long sequence, String hash) {}
