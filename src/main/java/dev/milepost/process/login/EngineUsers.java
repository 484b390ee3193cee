package dev.milepost.process.login;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Checks passwords against the engine's users, through the engine's throttle for each name and Milepost's for each address.
 * Whatever the reason, a refused login looks the same from outside.
 */
final class EngineUsers implements AuthenticationProvider {

    /** What stands before a group's id in an authority. */
    static final String GROUP = "GROUP_";

    private final IdentityService identity;
    private final AddressThrottle throttle;
    private final Attempts attempts = new Attempts();

    EngineUsers(IdentityService identity, AddressThrottle throttle) {
        this.identity = identity;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        AddressThrottle.Attempt attempt = attempts.of(login);
        if (!throttle.begin(attempt) || !isRight(attempt, user, String.valueOf(login.getCredentials()))) {
            throw new BadCredentialsException("User or password is wrong, or too many logins have failed just now");
        }
        return loggedIn(user);
    }

    private boolean isRight(AddressThrottle.Attempt attempt, String user, String password) {
        boolean right = false;
        try {
            right = identity.checkPassword(user, password);
            return right;
        } finally {
            if (right) {
                throttle.succeeded(attempt);
            } else {
                throttle.failed(attempt);
            }
        }
    }

    /** A user who has logged in, with the groups they are in at this moment. */
    Authentication loggedIn(String user) {
        List<GrantedAuthority> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(GROUP + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }

    /** What changes when a user's password does; empty if there is no such user any more. */
    Optional<String> passwordVersion(String user) {
        return Optional.<User>ofNullable(identity.createUserQuery().userId(user).singleResult())
                .map(User::getPassword); // the engine's salted digest of it
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
