package dev.milepost.process.login;

import dev.milepost.token.CiTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The three doors: the engine's REST API, its web applications, and everything of Milepost's own. Every path needs a login but
 * the login page and its style sheet. Matched by path pattern: string matchers do not see the engine's own servlets.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    /** No inline code or style, nothing of other sites, in nobody's frame. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    private final AuthenticationManager logins;
    private final HeldRights rights;
    private final TokenLogin tokens;
    private final Doorway doorway = new Doorway();

    Doors(AuthenticationManager logins, EngineUsers users, CiTokens tokens) {
        this.logins = logins;
        this.rights = new HeldRights(users);
        this.tokens = new TokenLogin(tokens);
    }

    /** HTTP Basic and nothing else: a browser's session counts for nothing here, so it cannot be misused. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return guarded(http)
                .securityMatcher(PATH.matcher("/engine-rest/**"))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Doors::ownHeaders)
                .build();
    }

    /** The engine's web applications, which guard their session against forged requests with a filter of their own. */
    @Bean
    @Order(2)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return inSession(guarded(http))
                .securityMatcher(PATH.matcher("/camunda/**"))
                .authorizeHttpRequests(paths -> paths
                        // whoever reaches the first-run set-up can make themselves administrator
                        .requestMatchers(
                                PATH.matcher("/camunda/app/admin/{engine}/setup/**"),
                                PATH.matcher("/camunda/api/admin/setup/**"),
                                // there is one login, and one throttle for it
                                PATH.matcher("/camunda/api/admin/auth/user/{engine}/login/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutRequestMatcher(
                                PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(
                                (request, response, who) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT)))
                // the applications write their own content policy, and decide themselves what may be cached
                .headers(headers -> Doors.headers(headers)
                        .cacheControl(cache -> cache.disable())
                        .frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    /** API and pages: a session, HTTP Basic, or a token. */
    @Bean
    @Order(3)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return inSession(guarded(http))
                .authorizeHttpRequests(Doors::rights)
                .csrf(Csrf::on)
                .formLogin(this::loginPage)
                .logout(logout ->
                        logout.logoutUrl("/logout").deleteCookies("JSESSIONID").logoutSuccessUrl("/login?bye"))
                .addFilterBefore(tokens, BasicAuthenticationFilter.class)
                .headers(Doors::ownHeaders)
                .build();
    }

    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        for (ApiRight right : ApiRights.ALL) {
            paths.requestMatchers(PATH.matcher(right.method(), right.path())).access(right::answer);
        }
        paths.requestMatchers(PATH.matcher("/api/**"))
                .denyAll()
                .requestMatchers(PATH.matcher("/login"), PATH.matcher("/assets/**"))
                .permitAll()
                .anyRequest()
                .access(ApiRights.PAGES::answer);
    }

    private HttpSecurity guarded(HttpSecurity http) throws Exception {
        return http.authenticationManager(logins)
                .httpBasic(basic -> basic.authenticationEntryPoint(doorway))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(doorway).accessDeniedHandler(doorway))
                .addFilterBefore(new OtherSites(), CsrfFilter.class)
                .requestCache(cache -> cache.disable());
    }

    private HttpSecurity inSession(HttpSecurity http) throws Exception {
        return http.securityContext(
                        context -> context.securityContextRepository(new DelegatingSecurityContextRepository(
                                new RequestAttributeSecurityContextRepository(), new Machines.Sessions())))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .addFilterBefore(rights, AnonymousAuthenticationFilter.class);
    }

    private void loginPage(FormLoginConfigurer<HttpSecurity> form) {
        form.loginPage("/login")
                .successHandler((request, response, login) -> {
                    rights.begins(request.getSession(), login.getName());
                    response.sendRedirect(request.getContextPath() + LocalPath.of(request.getParameter("to")));
                })
                .failureHandler((request, response, failure) -> response.sendRedirect(request.getContextPath()
                        + "/login?failed&to="
                        + URLEncoder.encode(LocalPath.of(request.getParameter("to")), StandardCharsets.UTF_8)));
    }

    private static void ownHeaders(HeadersConfigurer<HttpSecurity> headers) {
        Doors.headers(headers).contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
    }

    /** Besides those that Spring Security always writes, HSTS behind TLS among them. */
    private static HeadersConfigurer<HttpSecurity> headers(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
