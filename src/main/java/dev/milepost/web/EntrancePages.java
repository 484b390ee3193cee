package dev.milepost.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where people come in: the login page, and the page that leads on. */
@RestController
@Hidden
class EntrancePages {

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final HtmlPage login = new HtmlPage("login");
    private final HtmlPage home = new HtmlPage("home");

    @GetMapping(path = "/login", produces = HTML)
    String login(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String bye,
            CsrfToken token,
            Locale reader) {
        String notice = failed != null ? "login.failed" : bye != null ? "login.bye" : null;
        Map<String, String> values = values(token);
        values.put("notice", notice == null ? "" : HtmlPage.text(reader, notice));
        values.put("to", Objects.requireNonNullElse(to, "/"));
        return login.with(reader, values);
    }

    @GetMapping(path = "/", produces = HTML)
    String home(Principal user, CsrfToken token, Locale reader) {
        Map<String, String> values = values(token);
        values.put("user", user.getName());
        return home.with(reader, values);
    }

    private static Map<String, String> values(CsrfToken token) {
        Map<String, String> values = new HashMap<>();
        values.put("csrfName", token.getParameterName());
        values.put("csrfValue", token.getToken());
        return values;
    }
}
