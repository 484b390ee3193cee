package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What browsers complained of: violations of the content policy, errors on the console, scripts that failed, parts of pages that
 * could not be loaded. A refused call of the API, or a page that is not there, is no complaint: a person is told of it.
 */
final class Complaints {

    /** Reported on the console too, but there without what was violated. */
    private static final String WATCH_POLICY = """
            document.addEventListener('securitypolicyviolation', e => console.error(
              `content policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`))
            """;

    private final List<String> all = new ArrayList<>();

    /** Watches every page that is opened in a context from now on. */
    void watch(BrowserContext context) {
        context.addInitScript(WATCH_POLICY);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusal(message)) {
                add(message.page() == null ? "?" : message.page().url(), message.text() + " " + message.location());
            }
        });
        context.onWebError(
                error -> add(error.page() == null ? "?" : error.page().url(), error.error()));
    }

    /** Fails where there was any since the last time, and begins anew. */
    void check() {
        List<String> found = List.copyOf(all);
        all.clear();
        assertThat(found).as("what browsers complained of").isEmpty();
    }

    void forget() {
        all.clear();
    }

    private void add(String page, String what) {
        all.add(page + " " + what);
    }

    private static boolean isRefusal(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource: the server responded with a status of 4")
                && !message.location().matches(".*\\.(m?js|css|svg|png|woff2?|ico)(\\?.*)?:\\d+:\\d+");
    }
}
