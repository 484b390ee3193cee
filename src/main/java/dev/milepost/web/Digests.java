package dev.milepost.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Digests by which one submission is told from another. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Adds a text and where it ends. */
    static void add(MessageDigest digest, @Nullable Object text) {
        digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The digest of a small observation. One that says when it was observed is the same however often it is sent; one that
     * does not is a new observation each time.
     */
    static String of(Object observation, @Nullable Object observedAt) {
        MessageDigest digest = sha256();
        add(digest, observation);
        add(digest, observedAt == null ? UUID.randomUUID() : observedAt);
        return hex(digest);
    }
}
