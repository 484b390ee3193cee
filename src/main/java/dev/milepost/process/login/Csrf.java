package dev.milepost.process.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Guards sessions against forged requests: whatever changes something has to repeat a cookie in a header or form field, which
 * pages of other sites cannot read. Requests that bring their login along need none.
 */
final class Csrf extends CsrfTokenRequestAttributeHandler {

    /** Not Camunda's name: its web applications have a token of their own, with another path. */
    static final String COOKIE = "MILEPOST-XSRF";

    static final String HEADER = "X-MILEPOST-XSRF";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static void on(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieName(COOKIE);
        cookies.setHeaderName(HEADER);
        cookies.setCookiePath("/");
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        csrf.csrfTokenRepository(cookies)
                .csrfTokenRequestHandler(new Csrf())
                .requireCsrfProtectionMatcher(Csrf::canBeForged);
    }

    /** Only what a session lets somebody do, or the login that begins one: everybody else needs a login for it anyway. */
    private static boolean canBeForged(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !Machines.bringsLogin(request)
                && (request.getSession(false) != null
                        || request.getServletPath().equals("/login"));
    }

    /** Hands the cookie out with the first answer, so that the first thing a page sends can repeat it. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        super.handle(request, response, token);
        if (!Machines.bringsLogin(request)) {
            token.get().getToken();
        }
    }
}
