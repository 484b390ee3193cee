package dev.milepost.process.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What those are told who are not let in: people are shown the login page, machines get a problem document. */
final class Doorway implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login?to=" + encoded(asked(request)));
            return;
        }
        // a script of a page must not make the browser ask for a password itself, so it gets another challenge
        boolean script = request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("X-Requested-With") != null;
        response.setHeader(
                "WWW-Authenticate",
                script ? "Bearer realm=\"Milepost\"" : "Basic realm=\"Milepost\", charset=\"UTF-8\"");
        Refusals.write(
                response,
                401,
                "Unauthorized",
                "Log in with a user and password by HTTP Basic. After a wrong password, wait a few seconds.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            if (request.getServletPath().equals("/login")) {
                response.sendRedirect(request.getContextPath() + "/login");
                return;
            }
            Refusals.write(
                    response,
                    403,
                    "Forbidden",
                    "In a session, a call that changes something needs the header " + Csrf.HEADER
                            + " with the value of the cookie " + Csrf.COOKIE + ".");
        } else {
            Refusals.write(response, 403, "Forbidden", reason(denied));
        }
    }

    private static String reason(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException e
                        && e.getAuthorizationResult() instanceof ApiRight.Answer answer
                ? answer.reason()
                : "Nobody may do this here.";
    }

    /** Whether a person asks for a page to look at. */
    private static boolean isPage(HttpServletRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        String path = request.getServletPath();
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && !Machines.bringsLogin(request)
                && !path.startsWith("/api/")
                && !path.startsWith("/engine-rest")
                && !path.startsWith("/camunda/api");
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
