package dev.milepost.process.login;

import dev.milepost.token.CiToken;
import dev.milepost.token.CiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets CI servers in by a bearer token. What they may then do is said in {@link ApiRights}. */
final class TokenLogin extends OncePerRequestFilter {

    private final CiTokens tokens;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    TokenLogin(CiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Machines.bringsToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CiToken> token = tokens.check(Machines.token(request));
        if (token.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Milepost\", error=\"invalid_token\"");
            Refusals.write(
                    response,
                    401,
                    "Unauthorized",
                    "This token is not known, has expired or was revoked. A designer of the project can make another.");
            return;
        }
        SecurityContext context = new SecurityContextImpl(new Bearer(token.get()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    /** A token as somebody who has logged in; in no group at all. */
    static final class Bearer extends AbstractAuthenticationToken {

        private final transient CiToken token;

        Bearer(CiToken token) {
            super(List.of());
            this.token = token;
            setAuthenticated(true);
        }

        String project() {
            return token.project();
        }

        @Override
        public String getName() {
            return token.sender();
        }

        @Override
        public Object getPrincipal() {
            return token.sender();
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bearer bearer && bearer.token.id().equals(token.id());
        }

        @Override
        public int hashCode() {
            return token.id().hashCode();
        }
    }
}
