package dev.milepost.forecast.network;

/**
 * A way back: when {@code from} has finished, everything from {@code to} up to {@code from} may have to be done again. That is
 * all that lies on a path between the two, both included. See {@link Simulation} for how loops meet each other.
 *
 * @param from the activity behind which the project may be sent back, as a gate; once it has finished, this is decided
 * @param to where the work begins again; {@code from} can be reached from it
 * @param probability how likely each passage is followed by another one, from 0 to below 1
 * @param most how many repetitions there can be at most
 */
public record Loop(String from, String to, double probability, int most) {

    /** Checks that the numbers are in their ranges. */
    public Loop {
        if (!(probability >= 0 && probability < 1) || most < 0) {
            throw new IllegalArgumentException("The loop '" + from + "' -> '" + to
                    + "' needs a probability from 0 to below 1 and a number of repetitions, but has " + probability
                    + " and "
                    + most + ".");
        }
    }
}
