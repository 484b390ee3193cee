package dev.milepost.process.login;

import dev.milepost.audit.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Names what a request tries, so that the same attempt has the same name: by the path as the API describes it, also if the
 * request did not come that far; for the engine's own paths with ids taken out. Thread-safe.
 */
final class AttemptNames {

    private static final int LONGEST_WORD = 40;
    private static final String ID = "{id}";

    /** What stands before the name of a person in a path. Such names are left out altogether. */
    private static final Set<String> PEOPLE = Set.of("user", "members");

    private static final Set<String> VERBS = Set.of("create", "count");

    private final Supplier<RequestMappingHandlerMapping> api;

    AttemptNames(Supplier<RequestMappingHandlerMapping> api) {
        this.api = api;
    }

    /** A refused attempt with its action, its project and what it is about; nobody is named yet. */
    Entry refused(HttpServletRequest request, String why) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (RequestMappingInfo call : api.get().getHandlerMethods().keySet()) {
            PathPatternsRequestCondition patterns = call.getPathPatternsCondition();
            if (patterns != null && takes(call, request.getMethod())) {
                for (PathPattern pattern : patterns.getPatterns()) {
                    PathPattern.@Nullable PathMatchInfo match = pattern.matchAndExtract(path);
                    if (match != null) {
                        String action = request.getMethod() + " " + pattern.getPatternString();
                        return about(Entry.refused(action, why), pattern, match.getUriVariables());
                    }
                }
            }
        }
        return elsewhere(request, why);
    }

    private static boolean takes(RequestMappingInfo call, String method) {
        return call.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .anyMatch(method::equals);
    }

    private static Entry about(Entry attempt, PathPattern pattern, Map<String, String> variables) {
        boolean project = pattern.getPatternString().startsWith("/api/projects/{key}");
        Entry about = attempt.project(project ? variables.get("key") : variables.get("project"));
        for (String kind : new String[] {"gate", "milestone", "id"}) {
            String which = variables.get(kind);
            if (which != null) {
                return about.object(kind, which);
            }
        }
        return about;
    }

    private static Entry elsewhere(HttpServletRequest request, String why) {
        String[] words = request.getRequestURI().split("/");
        StringBuilder path = new StringBuilder();
        @Nullable String id = null;
        for (int i = 1; i < words.length; i++) {
            boolean person = PEOPLE.contains(words[i - 1]) && !VERBS.contains(words[i]);
            boolean known = !person && !isId(words[i]);
            path.append('/').append(known ? words[i] : ID);
            id = id == null && !person && !known ? words[i] : id;
        }
        Entry attempt = Entry.refused(request.getMethod() + " " + (path.isEmpty() ? "/" : path), why);
        return id == null ? attempt : attempt.object("id", id);
    }

    private static boolean isId(String word) {
        return word.length() > LONGEST_WORD || word.chars().anyMatch(Character::isDigit);
    }
}
