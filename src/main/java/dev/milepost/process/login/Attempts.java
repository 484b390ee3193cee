package dev.milepost.process.login;

import dev.milepost.process.login.AddressThrottle.Attempt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Names attempts to log in without keeping what was tried: digests with a salt that never leaves this process. */
final class Attempts {

    private final byte[] salt = new byte[32];

    Attempts() {
        new SecureRandom().nextBytes(salt);
    }

    Attempt of(Authentication login) {
        String address =
                login.getDetails() instanceof WebAuthenticationDetails web ? network(web.getRemoteAddress()) : "";
        String name = login.getName();
        return new Attempt(address, digest(address, name), digest(name, String.valueOf(login.getCredentials())));
    }

    /** An address; of IPv6 the part that one household or company gets. */
    private static String network(String address) {
        return address.contains(":") ? sixtyFour(address) : address;
    }

    private static String sixtyFour(String address) {
        try {
            byte[] bytes = java.net.InetAddress.getByName(address).getAddress(); // an address, so nothing is looked up
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (java.net.UnknownHostException e) {
            return address;
        }
    }

    private String digest(String one, String other) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(one.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(other.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
