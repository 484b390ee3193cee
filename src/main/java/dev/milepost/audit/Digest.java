package dev.milepost.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 in lower-case hexadecimal, as rows of the trail carry it. Thread-safe. */
public final class Digest {

    private Digest() {}

    /** The digest of values in this order: each as text in UTF-8, followed by a zero byte; nothing for {@code null}. */
    public static String of(@Nullable Object... values) {
        MessageDigest digest = sha256();
        for (Object value : values) {
            if (value != null) {
                digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a text in UTF-8. */
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
