package dev.milepost.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium that this machine has, without a window; one for all tests. Each person has a session of their own in it. For
 * the thread that runs the tests only.
 */
public final class RealBrowser {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Complaints COMPLAINTS = new Complaints();
    private static Browser shared;

    private RealBrowser() {}

    /** A page at which somebody has logged in, as they do at Milepost's login page. */
    public static Page logIn(int port, String user, String password) {
        return logIn(port, user, password, "en-GB");
    }

    /** A page at which somebody has logged in who reads this language, as {@code de-DE}. */
    public static Page logIn(int port, String user, String password, String language) {
        Page page = open(port, language);
        page.navigate("/login");
        page.fill("[name=username]", user);
        page.fill("[name=password]", password);
        page.click("button[type=submit]");
        return page;
    }

    /** An empty page of somebody who has not logged in. */
    public static Page open(int port, String language) {
        BrowserContext context = chromium()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale(language)
                        .setViewportSize(1440, 1000));
        COMPLAINTS.watch(context);
        return context.newPage();
    }

    /**
     * Fails where a browser has complained since the last time this was asked: of what the content policy forbids, of scripts that
     * failed, of parts that could not be loaded. Each test of pages ends with it.
     */
    public static void expectNoComplaints() {
        chromium().contexts().stream()
                .flatMap(context -> context.pages().stream())
                .forEach(page -> page.evaluate("null")); // what has happened is told while something is asked
        COMPLAINTS.check();
    }

    /** Closes all pages and forgets what they complained of: what an earlier class left open is no concern of the next. */
    static synchronized void begin() {
        if (shared != null) {
            shared.contexts().forEach(BrowserContext::close);
            COMPLAINTS.forget();
        }
    }

    /** Keeps what a page looks like, for people to look at. */
    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static synchronized Browser chromium() {
        if (shared == null) {
            Path executable = installed();
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return shared;
    }

    private static Path installed() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> Missing.skipOrFail("No Chromium is installed here."));
    }
}
