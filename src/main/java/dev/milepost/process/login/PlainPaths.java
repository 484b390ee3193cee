package dev.milepost.process.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that spell a letter, a digit, a hyphen or an underscore as {@code %xx}, and those with parameters or empty
 * steps. Nobody needs them, and some of the engine's own filters look at the path as it was sent while servlets are found by
 * the decoded one: where the two differ, a check could be passed by. So they never differ.
 */
final class PlainPaths extends OncePerRequestFilter {

    private static final Pattern NEEDLESS =
            Pattern.compile("%(2[dD]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aA])|;|//");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NEEDLESS.matcher(request.getRequestURI()).find()) {
            Refusals.badPath(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
