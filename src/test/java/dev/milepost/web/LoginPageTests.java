package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class LoginPageTests {

    @LocalServerPort
    int port;

    @Test
    void letsPeopleInAndTellsThoseWhoMistypeInTheirLanguage() {
        Page page = RealBrowser.open(port, "de-DE");
        page.navigate("/login");
        Accessibility.check(page);
        page.fill("[name=username]", "nobody"); // a name that no other test has to wait for
        page.fill("[name=password]", "wrong");
        page.click("button[type=submit]");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("Das hat nicht geklappt");
        Accessibility.check(page);
        RealBrowser.screenshot(page, "login-failed-german");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void whatBrowsersForbidIsSeenByTests() {
        Page page = RealBrowser.open(port, "en-GB");
        page.navigate("/login");
        page.evaluate("document.body.setAttribute('style', 'color: red')");
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))");

        assertThatThrownBy(RealBrowser::expectNoComplaints)
                .hasMessageContaining("style-src-attr inline")
                .hasMessageContaining("script-src-elem inline");
        RealBrowser.expectNoComplaints();
    }
}
