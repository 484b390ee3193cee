package dev.milepost.process.login;

import dev.milepost.audit.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the audit trail who has logged in. Thread-safe. */
@Component
class LoggedInCaller implements Caller {

    @Override
    public @Nullable String name() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        boolean nobody = login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken;
        return nobody ? null : login.getName();
    }
}
