package dev.milepost.process.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine's web applications who has logged in, on every path of theirs, however it is spelt: where they know nobody,
 * the engine checks no rights at all. They keep a user with their groups in the session; another user or other groups replace
 * what is kept there at once.
 */
final class WebApplicationLogin extends OncePerRequestFilter {

    private final ProcessEngine engine;

    WebApplicationLogin(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = SecurityContextHolder.getContext().getAuthentication().getName();
        List<String> groups = LoggedInUser.groups();
        Authentications kept = AuthenticationUtil.getAuthsFromSession(request.getSession());
        if (!(kept.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication known)
                || !known.getIdentityId().equals(user)
                || !new HashSet<>(known.getGroupIds()).equals(new HashSet<>(groups))) {
            kept.addOrReplace(AuthenticationUtil.createAuthentication(engine, user, groups, null));
        }
        chain.doFilter(request, response);
    }
}
