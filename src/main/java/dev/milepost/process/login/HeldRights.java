package dev.milepost.process.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session says who somebody is, not what they may: groups are read anew for each request, and the session ends when its user
 * is deleted or has another password.
 */
final class HeldRights extends OncePerRequestFilter {

    static final String PASSWORD_VERSION = "milepost.password-version";

    private final EngineUsers users;

    HeldRights(EngineUsers users) {
        this.users = users;
    }

    /** Binds a session that has just begun to the password it began with. */
    void begins(HttpSession session, String user) {
        session.setAttribute(PASSWORD_VERSION, users.passwordVersion(user).orElse(""));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Machines.bringsLogin(request);
    }

    /** Whoever has waited for an answer may have lost the right to it. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication login = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null && login instanceof UsernamePasswordAuthenticationToken) {
            Optional<String> version = users.passwordVersion(login.getName());
            if (version.isPresent() && version.get().equals(session.getAttribute(PASSWORD_VERSION))) {
                SecurityContextHolder.setContext(new SecurityContextImpl(users.loggedIn(login.getName())));
            } else {
                session.invalidate();
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }
}
