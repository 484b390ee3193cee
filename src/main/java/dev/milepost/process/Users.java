package dev.milepost.process;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Entry;
import java.security.SecureRandom;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/** Makes users that do not exist yet. */
final class Users {

    /** Letters and digits that cannot be taken for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();
    private final IdentityService identity;
    private final Audit audit;

    Users(IdentityService identity, Audit audit) {
        this.identity = identity;
        this.audit = audit;
    }

    /**
     * Makes a user.
     *
     * @param password {@code null} for a random one
     * @return the password, or {@code null} if the user exists already and nothing was changed
     */
    @Nullable
    String make(String id, @Nullable String password, List<String> groups) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return null;
        }
        User user = identity.newUser(id);
        user.setFirstName(id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1));
        user.setLastName("");
        String secret = password == null || password.isBlank() ? randomPassword() : password;
        user.setPassword(secret);
        identity.saveUser(user);
        for (String group : groups) {
            identity.createMembership(id, group);
        }
        audit.record(Entry.done("user.made").person(id).detail("groups " + String.join(", ", groups)));
        return secret;
    }

    private String randomPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
