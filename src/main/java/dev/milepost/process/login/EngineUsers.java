package dev.milepost.process.login;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Checks passwords against the engine's users, through the engine's own throttle of failed logins. */
final class EngineUsers implements AuthenticationProvider {

    /** What stands before a group's id in an authority. */
    static final String GROUP = "GROUP_";

    private final IdentityService identity;

    EngineUsers(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        if (!identity.checkPassword(user, String.valueOf(login.getCredentials()))) {
            throw new BadCredentialsException("User or password is wrong, or too many logins have failed just now");
        }
        List<GrantedAuthority> groups = groups(user).stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(GROUP + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }

    /** The groups a user is in at this moment. */
    List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
