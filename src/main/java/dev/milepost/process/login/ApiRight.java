package dev.milepost.process.login;

import dev.milepost.process.login.TokenLogin.Bearer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may make a call.
 *
 * @param method its method
 * @param path its path, as a pattern
 * @param groups who has to be in one of these; everybody who has logged in where it is empty
 * @param tokens whether tokens may, too
 */
record ApiRight(HttpMethod method, String path, List<String> groups, Tokens tokens) {

    /** Whether somebody may make this call, and if not, why. */
    Answer answer(Supplier<Authentication> login, RequestAuthorizationContext call) {
        Authentication caller = login.get();
        if (caller == null || !caller.isAuthenticated() || caller instanceof AnonymousAuthenticationToken) {
            return new Answer(false, "Log in first.");
        }
        if (caller instanceof Bearer bearer) {
            // one answer for other projects and for none, so that it tells nothing of other projects
            boolean own = tokens == Tokens.OF_THE_PROJECT
                    && bearer.project().equals(call.getVariables().get("project"));
            return new Answer(own, "A token may hand in evidence of its own project, and nothing else.");
        }
        boolean member = groups.isEmpty()
                || caller.getAuthorities().stream()
                        .anyMatch(held -> groups.stream()
                                .anyMatch(group -> held.getAuthority().equals(EngineUsers.GROUP + group)));
        return new Answer(
                member,
                "This needs one of the groups " + String.join(", ", groups)
                        + ", and you are in none of them. Ask an administrator.");
    }

    /** What tokens may do. */
    enum Tokens {
        NONE,
        OF_THE_PROJECT
    }

    /** A decision that says why. */
    static final class Answer extends AuthorizationDecision {

        private final String reason;

        Answer(boolean granted, String reason) {
            super(granted);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
