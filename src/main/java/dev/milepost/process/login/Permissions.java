package dev.milepost.process.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tells pages what to offer: whether a call would be let in at the door. What lies behind the door (a vote, a waiver) may still be
 * refused for reasons of its own. Thread-safe.
 */
@Component
public class Permissions {

    private static final PathPatternParser PARSER = PathPatternParser.defaultInstance;

    Permissions() {}

    /** Whether whoever has logged in may make this call of the API, as in {@code may("POST", "/api/projects")}. */
    public boolean may(String method, String path) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return right(method, path)
                .map(right -> right.right()
                        .answer(() -> login, new RequestAuthorizationContext(null, right.variables()))
                        .isGranted())
                .orElse(false);
    }

    /** The groups whose members may make a call; empty where everybody may who has logged in. */
    public List<String> groups(String method, String path) {
        return right(method, path).map(right -> right.right().groups()).orElse(List.of());
    }

    private static Optional<Fitting> right(String method, String path) {
        HttpMethod called = HttpMethod.valueOf(method);
        PathContainer asked = PathContainer.parsePath(path);
        for (ApiRight right : ApiRights.ALL) {
            PathPattern.PathMatchInfo match = PARSER.parse(right.path()).matchAndExtract(asked);
            if (right.method().equals(called) && match != null) {
                return Optional.of(new Fitting(right, match.getUriVariables()));
            }
        }
        return Optional.empty();
    }

    /** The line that decides on a call, with what the call's path says. */
    private record Fitting(ApiRight right, Map<String, String> variables) {}
}
