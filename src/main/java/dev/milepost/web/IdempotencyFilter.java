package dev.milepost.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours {@code Idempotency-Key} on every POST: the same key and request get the same answer, the same key and another request
 * a 409. The key is taken in the transaction in which the request does its work, so that either both last or neither; the
 * answer leaves after the commit. A request that was refused leaves no trace and may be repeated.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";

    private final TransactionTemplate transaction;
    private final KnownAnswers answers;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            PlatformTransactionManager transactions,
            KnownAnswers answers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
        this.transaction = new TransactionTemplate(transactions);
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        @Nullable Principal user = request.getUserPrincipal();
        if (user == null || key.isBlank() || key.length() > 255) {
            refuse(response, 400, "The header " + HEADER + " needs 1 to 255 characters.");
            return;
        }
        try (RepeatableRequest repeatable = RepeatableRequest.of(request)) {
            Call call = new Call(user.getName(), key, repeatable.digest());
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            try {
                once(call, repeatable.request(), answer, chain);
            } catch (DuplicateKeyException sameRequestAtTheSameTime) {
                answer.resetBuffer();
                once(call, repeatable.request(), answer, chain);
            }
            answer.copyBodyToResponse();
        } catch (TooLargeException | InvalidRequestException e) {
            problems.resolveException(request, response, null, e);
        }
    }

    private void once(Call call, HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        Failure failure = new Failure();
        transaction.executeWithoutResult(status -> {
            try {
                KnownAnswers.@Nullable Answer known = answers.find(call.user(), call.key());
                if (known == null) {
                    answers.take(call.user(), call.key(), call.digest());
                    chain.doFilter(request, response);
                    if (response.getStatus() >= 400) {
                        status.setRollbackOnly();
                    } else {
                        answers.keep(call.user(), call.key(), response);
                    }
                } else if (known.digest().equals(call.digest())) {
                    known.writeTo(response);
                } else {
                    refuse(
                            response,
                            409,
                            "This " + HEADER + " was used for another request. Take a new key for each request.");
                }
            } catch (IOException | ServletException e) {
                status.setRollbackOnly();
                failure.cause = e;
            }
        });
        failure.raise();
    }

    private static void refuse(HttpServletResponse response, int status, String detail) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(problem.getTitle(), status, detail));
    }

    private record Call(String user, String key, String digest) {}

    /** Carries a checked exception out of the transaction. */
    private static final class Failure {
        private @Nullable Exception cause;

        void raise() throws IOException, ServletException {
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof ServletException servlet) {
                throw servlet;
            }
        }
    }
}
