package dev.milepost.process.login;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.Filter;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Every path needs a login. Matched by path pattern: string matchers do not see the engine's own servlet. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final int AFTER_SPRING_SECURITY = 200;
    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    AuthenticationManager authenticationManager(IdentityService identity) {
        return new ProviderManager(new EngineUsers(identity));
    }

    /** The engine's web applications keep a session, which their own filter guards against forged requests. */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http, AuthenticationManager users) throws Exception {
        return guarded(http, users)
                .securityMatcher(PATH.matcher("/camunda/**"))
                .authorizeHttpRequests(paths -> paths
                        // whoever reaches the first-run set-up can make themselves administrator
                        .requestMatchers(
                                PATH.matcher("/camunda/app/admin/{engine}/setup/**"),
                                PATH.matcher("/camunda/api/admin/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                // the applications decide themselves what may be cached
                .headers(headers ->
                        headers.cacheControl(cache -> cache.disable()).frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, AuthenticationManager users) throws Exception {
        return guarded(http, users)
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) -> Refusals.write(
                        response, 403, "Forbidden", "Your groups do not give you the right to do this.")))
                .build();
    }

    private static HttpSecurity guarded(HttpSecurity http, AuthenticationManager users) throws Exception {
        return http.authenticationManager(users)
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, failed) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"Milepost\", charset=\"UTF-8\"");
                    Refusals.write(
                            response,
                            401,
                            "Unauthorized",
                            "Log in with a user and password by HTTP Basic. After a wrong password, wait a few seconds.");
                }))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OtherSites(), BasicAuthenticationFilter.class)
                .addFilterAfter(new HiddenExpressions(), BasicAuthenticationFilter.class)
                .requestCache(cache -> cache.disable())
                .anonymous(withDefaults());
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationLogin() {
        return engineFilter(
                new ContainerBasedAuthenticationFilter(),
                AFTER_SPRING_SECURITY + 1,
                List.of("/camunda/app/*", "/camunda/api/*"));
    }

    @Bean
    FilterRegistrationBean<Filter> engineRestLogin() {
        return engineFilter(
                new ProcessEngineAuthenticationFilter(), AFTER_SPRING_SECURITY + 2, List.of("/engine-rest/*"));
    }

    private static FilterRegistrationBean<Filter> engineFilter(Filter filter, int order, List<String> paths) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(filter.getClass().getSimpleName());
        registration.addInitParameter("authentication-provider", LoggedInUser.class.getName());
        registration.setUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }
}
