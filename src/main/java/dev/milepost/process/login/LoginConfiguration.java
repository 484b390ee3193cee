package dev.milepost.process.login;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Who checks logins, and what stands directly before the engine. The doors themselves are in {@link Doors}. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final int AFTER_SPRING_SECURITY = 200;
    private static final String REST = "/engine-rest/*";
    private static final String WEB_APPLICATIONS = "/camunda/app/*";
    private static final String WEB_APPLICATIONS_API = "/camunda/api/*";

    @Bean
    EngineUsers engineUsers(IdentityService identity, Clock clock) {
        return new EngineUsers(identity, new AddressThrottle(clock));
    }

    @Bean
    AuthenticationManager authenticationManager(EngineUsers users) {
        return new ProviderManager(users);
    }

    @Bean
    FilterRegistrationBean<Filter> hiddenExpressions() {
        return before(new HiddenExpressions(), 1, REST, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationLogin(ProcessEngine engine) {
        return before(new WebApplicationLogin(engine), 2, WEB_APPLICATIONS, WEB_APPLICATIONS_API);
    }

    @Bean
    FilterRegistrationBean<Filter> engineRestLogin() {
        FilterRegistrationBean<Filter> login = before(new ProcessEngineAuthenticationFilter(), 3, REST);
        login.addInitParameter("authentication-provider", LoggedInUser.class.getName());
        return login;
    }

    @Bean
    FilterRegistrationBean<Filter> ownNonce() {
        FilterRegistrationBean<Filter> early = before(new OwnNonce(), 0, WEB_APPLICATIONS);
        early.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return early;
    }

    @Bean
    FilterRegistrationBean<Filter> plainPaths() {
        FilterRegistrationBean<Filter> first = before(new PlainPaths(), 0, "/*");
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    RequestRejectedHandler rejectedPaths() {
        return (request, response, rejected) -> Refusals.badPath(response);
    }

    private static FilterRegistrationBean<Filter> before(Filter filter, int place, String... paths) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(filter.getClass().getSimpleName());
        registration.setUrlPatterns(List.of(paths));
        registration.setOrder(AFTER_SPRING_SECURITY + place);
        return registration;
    }
}
