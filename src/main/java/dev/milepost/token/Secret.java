package dev.milepost.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret of a token: {@code mp_}, twelve hexadecimal digits that name it, and 256 random bits. Those bits are why one round
 * of SHA-256 protects it: there is nothing to guess.
 */
record Secret(String text) {

    private static final Pattern SHAPE = Pattern.compile("mp_[0-9a-f]{12}[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    static Secret random(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new Secret("mp_" + HexFormat.of().formatHex(id)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What somebody sends, if it can be a secret at all. */
    static Optional<Secret> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    String id() {
        return text.substring(3, 3 + 2 * ID_BYTES);
    }

    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Compares in a time that does not depend on where they differ. */
    boolean has(String sha256) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "mp_" + id() + "…";
    }
}
