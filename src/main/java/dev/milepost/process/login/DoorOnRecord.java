package dev.milepost.process.login;

import dev.milepost.audit.Caller;
import dev.milepost.audit.RefusedAttempts;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Puts {@link RefusalsOnRecord} into every security filter chain, those that are added later too. Found by Spring Security in
 * {@code META-INF/spring.factories}.
 */
public final class DoorOnRecord extends AbstractHttpConfigurer<DoorOnRecord, HttpSecurity> {

    @Override
    public void configure(HttpSecurity http) {
        ApplicationContext context = http.getSharedObject(ApplicationContext.class);
        http.addFilterAfter(
                new RefusalsOnRecord(
                        context.getBean(RefusedAttempts.class),
                        context.getBean(Caller.class),
                        new AttemptNames(() ->
                                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class))),
                SecurityContextHolderFilter.class);
    }
}
