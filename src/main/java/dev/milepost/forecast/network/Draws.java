package dev.milepost.forecast.network;

/**
 * Random numbers that can be asked for in any order: the n-th number of a key is what a {@link java.util.SplittableRandom}
 * seeded with that key gives as its n-th (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * 2014). Whatever draws has a key of its own, so that a change to one activity leaves the numbers of all others as they were.
 * Integer arithmetic only: the same on each JDK.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long PASSAGE_GAMMA = 0xd1342543de82ef95L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;

    private Draws() {}

    /** The key of what is named by these words, under a seed. */
    static long key(long seed, String... words) {
        long hash = FNV_BASIS;
        for (String word : words) {
            for (int at = 0; at < word.length(); at++) {
                hash = (hash ^ word.charAt(at)) * FNV_PRIME;
            }
            hash = (hash ^ Character.MAX_VALUE) * FNV_PRIME;
        }
        return mix(seed + GOLDEN_GAMMA + mix(hash));
    }

    /** A number from 0 to below 1, for a run and for how many times the thing was done before in that run. */
    static double uniform(long key, int run, int passage) {
        long own = passage == 0 ? key : mix(key + passage * PASSAGE_GAMMA);
        return (mix(own + (run + 1) * GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
