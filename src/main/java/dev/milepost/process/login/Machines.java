package dev.milepost.process.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Tells requests that bring their login along (HTTP Basic, bearer tokens) from those that rely on a browser's session. */
final class Machines {

    private static final String BEARER = "bearer ";

    private Machines() {}

    /** Whether the request brings a login along. Its session then counts for nothing, so that nothing can be forged with it. */
    static boolean bringsLogin(HttpServletRequest request) {
        String login = request.getHeader("Authorization");
        return login != null
                && (login.toLowerCase(Locale.ROOT).startsWith("basic ")
                        || login.toLowerCase(Locale.ROOT).startsWith(BEARER));
    }

    /** Whether the request brings a token along. */
    static boolean bringsToken(HttpServletRequest request) {
        String login = request.getHeader("Authorization");
        return login != null && login.toLowerCase(Locale.ROOT).startsWith(BEARER);
    }

    /** The token a request brings along. */
    static String token(HttpServletRequest request) {
        return request.getHeader("Authorization").substring(BEARER.length()).strip();
    }

    /** Sessions, which a request with a login of its own does not have. */
    static final class Sessions extends HttpSessionSecurityContextRepository {

        @Override
        public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
            return bringsLogin(request) ? new None() : super.loadDeferredContext(request);
        }
    }

    private static final class None implements DeferredSecurityContext {

        private final SecurityContext nobody = new SecurityContextImpl();

        @Override
        public SecurityContext get() {
            return nobody;
        }

        @Override
        public boolean isGenerated() {
            return true;
        }
    }
}
