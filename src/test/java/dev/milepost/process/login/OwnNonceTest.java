package dev.milepost.process.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class OwnNonceTest {

    final MockServletContext shared = new MockServletContext();
    final OwnNonce filter = new OwnNonce();

    @Test
    void keepsTheNonceOfAPageWhileAnotherIsAskedFor() throws Exception {
        filter.doFilter(page(), new MockHttpServletResponse(), (one, answer) -> {
            allow(one, "first");
            filter.doFilter(page(), new MockHttpServletResponse(), (other, itsAnswer) -> {
                allow(other, "second");
                assertThat(allowed(other)).isEqualTo("second");
            });
            assertThat(allowed(one)).isEqualTo("first");
        });
    }

    @Test
    void sharesAllElse() throws Exception {
        shared.setAttribute("known", "to all");
        ServletResponse answer = new MockHttpServletResponse();

        filter.doFilter(page(), answer, (request, response) -> {
            assertThat(request.getServletContext().getAttribute("known")).isEqualTo("to all");
            request.getServletContext().setAttribute("new", "to all");
            assertThat(response).isSameAs(answer);
        });

        assertThat(shared.getAttribute("new")).isEqualTo("to all");
    }

    private MockHttpServletRequest page() {
        return new MockHttpServletRequest(shared, "GET", "/camunda/app/cockpit/default/");
    }

    private static void allow(ServletRequest request, String nonce) {
        request.getServletContext().setAttribute(OwnNonce.NONCE, nonce);
    }

    private static Object allowed(ServletRequest request) {
        return request.getServletContext().getAttribute(OwnNonce.NONCE);
    }
}
