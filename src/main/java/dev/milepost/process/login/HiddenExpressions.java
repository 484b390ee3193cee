package dev.milepost.process.login;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses engine queries that hold expressions: the engine evaluates those it finds inside {@code orQueries}
 * (CVE-2026-109432), which lets anybody who may query run code. Milepost and the web applications send none. Stands before the
 * engine's servlets, mapped as they are, and lets no body through that it cannot read as the engine will: JSON in UTF-8, or a
 * form where the engine takes files. What the body claims to be does not count, for the engine has its own opinion of that.
 */
final class HiddenExpressions extends OncePerRequestFilter {

    private static final int LIMIT = 1 << 20;
    private static final Pattern TAKES_FILES =
            Pattern.compile(".*/(deployment/create|(localV|v)ariables/[^/]+/data|task/[^/]+/attachment/create)");
    private static final Pattern FILTERS = Pattern.compile(".*/filter/[^/]+");

    private final JsonFactory json = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> types = Collections.list(request.getHeaders("Content-Type"));
        MediaType type = types.size() > 1 ? null : mediaType(types);
        if (type == null) {
            Refusals.write(response, 400, "Bad Request", "The Content-Type cannot be read.");
        } else if (type.getType().equalsIgnoreCase("multipart")) {
            if (TAKES_FILES.matcher(path(request)).matches()) {
                chain.doFilter(request, response);
            } else {
                Refusals.write(response, 415, "Unsupported Media Type", "The engine takes no files here. Send JSON.");
            }
        } else {
            forward(request, response, chain, type);
        }
    }

    private void forward(HttpServletRequest request, HttpServletResponse response, FilterChain chain, MediaType type)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            Refusals.write(response, 413, "Content Too Large", "JSON sent to the engine is limited to 1 MiB.");
            return;
        }
        @Nullable Boolean expressions = isUtf8(type) ? holdsExpression(body) : null;
        if (expressions == null) {
            Refusals.write(response, 400, "Bad Request", "The body is not JSON in UTF-8, or is nested too deeply.");
        } else if (expressions && !mayStore(request)) {
            Refusals.write(
                    response,
                    403,
                    "Forbidden",
                    "Queries with expressions are not accepted; filters with expressions are for the group camunda-admin. Send values instead.");
        } else {
            chain.doFilter(new RereadRequest(request, body), response);
        }
    }

    /** Administrators may deploy, so an expression in a filter that they store gives them nothing they do not have. */
    private static boolean mayStore(HttpServletRequest request) {
        return FILTERS.matcher(path(request)).matches() && LoggedInUser.groups().contains(ApiRights.ADMINISTRATORS);
    }

    /** Whether any key ends in {@code Expression}; {@code null} for what is neither empty nor well-formed JSON in UTF-8. */
    private @Nullable Boolean holdsExpression(byte[] body) {
        boolean found = false;
        try (JsonParser parser = json.createParser(text(body))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                found |= token == JsonToken.FIELD_NAME
                        && parser.currentName().toLowerCase(Locale.ROOT).endsWith("expression");
            }
            return found;
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static @Nullable MediaType mediaType(List<String> types) {
        try {
            return types.isEmpty() ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(types.get(0));
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }

    /** The path as servlets see it: decoded, without parameters. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
