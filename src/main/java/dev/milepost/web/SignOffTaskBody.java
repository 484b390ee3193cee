package dev.milepost.web;

import dev.milepost.gate.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person who signs a gate off has to see.
 *
 * @param project the project's key
 * @param projectName what people call it
 * @param zone the zone in which its days begin and end
 * @param gate the gate with its criteria and votes
 * @param evaluation the number to send with a vote
 * @param evaluated how long ago it was evaluated, in words
 * @param evaluationPath where that evaluation is with all its facts, within this server
 * @param evidence what each criterion rests on, the oldest first
 * @param earlier how the sign-off before this one went, where there was one
 * @param decisions what can be decided here
 * @param ways where RECYCLE can send the project back to
 */
record SignOffTaskBody(
        String project,
        String projectName,
        String zone,
        GateBody gate,
        int evaluation,
        String evaluated,
        String evaluationPath,
        Map<String, List<Witness>> evidence,
        @Nullable Earlier earlier,
        List<Decision> decisions,
        List<Way> ways) {

    /**
     * A sign-off of the same gate that is over.
     *
     * @param evaluation the evaluation on which people were asked
     * @param at when
     * @param end why it is over
     * @param changes what is different by now, criterion by criterion
     */
    record Earlier(int evaluation, Instant at, String end, List<String> changes) {}

    /**
     * A way back.
     *
     * @param phase the id of the phase it leads to; missing where it leads to none
     * @param name that phase's name
     */
    record Way(@Nullable String phase, String name) {}
}
