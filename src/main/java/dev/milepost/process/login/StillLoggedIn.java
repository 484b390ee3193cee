package dev.milepost.process.login;

import dev.milepost.process.HeldLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what {@link HeldRights} asks for each request. Thread-safe. */
@Component
final class StillLoggedIn implements HeldLogins {

    private final EngineUsers users;

    StillLoggedIn(EngineUsers users) {
        this.users = users;
    }

    @Override
    public Login of(HttpServletRequest request) {
        @Nullable Principal caller = request.getUserPrincipal();
        if (caller == null) {
            return () -> false;
        }
        String name = caller.getName();
        Optional<String> version = users.passwordVersion(name);
        @Nullable HttpSession session = Machines.bringsLogin(request) ? null : request.getSession(false);
        return () -> version.isPresent()
                && (session == null || lasts(session))
                && version.equals(users.passwordVersion(name));
    }

    private static boolean lasts(HttpSession session) {
        try {
            return session.getAttribute(HeldRights.PASSWORD_VERSION) != null;
        } catch (IllegalStateException e) {
            return false; // it has ended
        }
    }
}
