package dev.milepost.process.login;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers of the door, as problem documents (RFC 9457). */
final class Refusals {

    private Refusals() {}

    /** Writes a problem document. The texts are Milepost's own: nothing of the request goes into them. */
    static void write(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }

    static void badPath(HttpServletResponse response) throws IOException {
        write(response, 400, "Bad Request", "Nothing here has a path, method or header like this.");
    }
}
