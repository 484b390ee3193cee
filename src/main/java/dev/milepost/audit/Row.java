package dev.milepost.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * One row of the chain. Immutable.
 *
 * @param sequence its number, from 1 without gaps
 * @param at when it happened
 * @param entry what happened
 * @param previous the hash of the row before it, {@link #GENESIS} for the first
 */
record Row(long sequence, Instant at, Entry entry, String previous) {

    /** What stands for the hash of the row before the first. */
    static final String GENESIS = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final int SUFFIX = HASH.length() + 64 + 2;

    /** What is hashed: the row's line without its last member. */
    String body() {
        StringBuilder body = new StringBuilder(400);
        body.append("{\"v\":1,\"sequence\":").append(sequence).append(',');
        Json.append(body, at, entry);
        return body.append(",\"previous\":\"").append(previous).append("\"}").toString();
    }

    String hash() {
        return Digest.ofText(body());
    }

    /** The row as it is stored and exported. */
    String line() {
        String body = body();
        return body.substring(0, body.length() - 1) + HASH + Digest.ofText(body) + "\"}";
    }

    /**
     * Reads a row that was written by {@link #line}, whatever its hash says.
     *
     * @throws IllegalArgumentException if the line is no row in exactly the form that {@link #line} gives it
     */
    static Row read(String line) {
        JsonNode object = Json.read(line);
        try {
            Row row = new Row(
                    object.path("sequence").asLong(),
                    Instant.parse(object.path("at").asText()),
                    Json.entry(object),
                    object.path("previous").asText());
            String body = row.body();
            int end = line.length() - SUFFIX;
            if (end == body.length() - 1
                    && line.startsWith(body.substring(0, end))
                    && line.startsWith(HASH, end)
                    && line.endsWith("\"}")) {
                return row;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Its instant cannot be read", e);
        }
        throw new IllegalArgumentException("It is not written as the format says");
    }

    /** The hash that a line ends with. */
    static String statedHash(String line) {
        return line.substring(line.length() - 66, line.length() - 2);
    }
}
