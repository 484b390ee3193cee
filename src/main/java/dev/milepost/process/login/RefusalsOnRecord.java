package dev.milepost.process.login;

import dev.milepost.audit.Caller;
import dev.milepost.audit.Entry;
import dev.milepost.audit.RefusedAttempts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Puts every refused attempt on the audit trail, whoever refused it: the door, a right that is missing, a gate that does not
 * ask this person, the engine. Stands inside each security filter chain, where it still sees who is logged in once the answer
 * is there.
 */
final class RefusalsOnRecord extends OncePerRequestFilter {

    private static final Set<Integer> REFUSED = Set.of(401, 403, 409);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BASIC = "Basic ";

    private final RefusedAttempts attempts;
    private final Caller caller;
    private final AttemptNames names;

    RefusalsOnRecord(RefusedAttempts attempts, Caller caller, AttemptNames names) {
        this.attempts = attempts;
        this.caller = caller;
        this.names = names;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            look(request, response);
        } else {
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, answer);
            look(request, answer);
            answer.copyBodyToResponse(); // whoever is told of a refusal can rely on it being on record
        }
    }

    private void look(HttpServletRequest request, HttpServletResponse response) {
        if (isRefusal(request, response.getStatus())) {
            attempts.record(entry(request, response.getStatus()));
        }
    }

    /** The engine has other codes too for changes that it refuses: 400 for a deployment with problems, 500 for a vote. */
    private static boolean isRefusal(HttpServletRequest request, int status) {
        boolean atTheEngine = !request.getRequestURI().startsWith("/api/");
        boolean change = !READING.contains(request.getMethod());
        return REFUSED.contains(status) || (atTheEngine && change && status >= 400 && status != 404);
    }

    private Entry entry(HttpServletRequest request, int status) {
        @Nullable String person = caller.name();
        if (person != null) {
            return names.refused(request, why(request, status)).by(person);
        }
        Entry stranger = names.refused(request, why(request, status)).byNobodyKnown();
        return claimed(request).filter(attempts::knows).map(stranger::person).orElse(stranger);
    }

    /** In words of Milepost's own: nothing that was sent, and no name. */
    private static String why(HttpServletRequest request, int status) {
        if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Exception cause) {
            String words = cause.getClass()
                    .getSimpleName()
                    .replaceAll("Exception$", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
            return status + ": " + words.toLowerCase(Locale.ROOT);
        }
        boolean tried = status == 401 && request.getHeader("Authorization") != null;
        return tried ? "401: login failed" : String.valueOf(status);
    }

    /** As whom somebody tried to log in. */
    private static Optional<String> claimed(HttpServletRequest request) {
        String login = request.getHeader("Authorization");
        if (login == null || !login.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(login.substring(BASIC.length()));
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 1 ? Optional.empty() : Optional.of(text.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
