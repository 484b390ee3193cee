package dev.milepost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.milepost.evidence.UnreadableReportException;
import dev.milepost.gate.FutureObservationException;
import dev.milepost.gate.GateNotSatisfiedException;
import dev.milepost.gate.NotReplayableException;
import dev.milepost.gate.TrialUnderWayException;
import dev.milepost.gate.UnfitRulesException;
import dev.milepost.gate.UnknownGateException;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.gate.UnusedRulesException;
import dev.milepost.live.NotFollowedException;
import dev.milepost.paper.CannotPrintException;
import dev.milepost.process.EngineFailures;
import dev.milepost.process.InvalidProjectException;
import dev.milepost.process.NotAnApproverException;
import dev.milepost.process.ProjectKeyException;
import dev.milepost.process.SelfApprovalException;
import dev.milepost.process.SignOffConflictException;
import dev.milepost.process.TaskNotOpenException;
import dev.milepost.process.UnknownConditionException;
import dev.milepost.process.UnknownPlanException;
import dev.milepost.process.UnknownTaskException;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.RefusedException;
import dev.milepost.token.InvalidExpiryException;
import dev.milepost.tracking.InvalidChangeException;
import dev.milepost.tracking.UnknownInPlanException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that goes wrong into problem documents (RFC 9457) that say what, which, and what to do next. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler({
        UnknownProjectException.class,
        UnknownGateException.class,
        UnknownPlanException.class,
        UnknownTaskException.class,
        UnknownConditionException.class,
        NotFoundException.class,
        UnknownInPlanException.class
    })
    ProblemDetail notFound(RuntimeException e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler({
        InvalidProjectException.class,
        InvalidVoteException.class,
        InvalidExpiryException.class,
        FutureObservationException.class,
        InvalidRequestException.class,
        UnusedRulesException.class,
        InvalidChangeException.class
    })
    ProblemDetail badRequest(RuntimeException e) {
        return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unreadable(UnreadableReportException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setTitle("Unreadable report");
        problem.setProperty("file", e.file());
        problem.setProperty("line", e.line());
        problem.setProperty("column", e.column());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unfit(UnfitRulesException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setProperty("problems", e.problems());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(TrialUnderWayException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage()));
    }

    @ExceptionHandler({
        NotReplayableException.class,
        SignOffConflictException.class,
        TaskNotOpenException.class,
        GateNotSatisfiedException.class,
        ProjectKeyException.class
    })
    ProblemDetail conflict(RuntimeException e) {
        return problem(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail keyTaken(DuplicateKeyException e) {
        return problem(HttpStatus.CONFLICT, "This key is taken. Choose another, or read what is there under this one.");
    }

    @ExceptionHandler({NotAnApproverException.class, SelfApprovalException.class, MissingRightException.class})
    ProblemDetail forbidden(RuntimeException e) {
        return problem(HttpStatus.FORBIDDEN, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedException e) {
        HttpStatus status =
                switch (e.why()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                };
        return problem(status, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notMoved(NothingMovedException e) {
        ProblemDetail problem = problem(HttpStatus.valueOf(e.status()), e.getMessage());
        problem.setProperty("projects", e.projects());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cannotBeFollowed(NotFollowedException e) {
        HttpStatus status = e.isForPerson() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, "30")
                .body(problem(status, e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail cannotBePrinted(CannotPrintException e) {
        if (e.getCause() != null) {
            LOG.warn("Printing failed", e);
        }
        return problem(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail brokenForm(MultipartException e) {
        return problem(HttpStatus.BAD_REQUEST, "The form cannot be read. Send each file as a part, as curl -F does.");
    }

    @ExceptionHandler
    ProblemDetail tooLarge(TooLargeException e) {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        return switch (EngineFailures.of(e)) {
            case CONFLICT ->
                problem(
                        HttpStatus.CONFLICT,
                        "Somebody else has changed this in the meantime. Read it again, and repeat the request if it still makes sense.");
            case FORBIDDEN -> problem(HttpStatus.FORBIDDEN, "Your groups do not give you the right to do this.");
            case OTHER -> {
                LOG.error("A request failed", e);
                yield problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Milepost failed on this request, and nothing of it was stored. Its log says why.");
            }
        };
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, problem(HttpStatus.BAD_REQUEST, jsonProblem(e)), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String accepted =
                e.getSupportedMediaTypes().stream().map(Object::toString).collect(Collectors.joining(", "));
        String detail = "The request's Content-Type is not accepted here. Send one of: " + accepted + ".";
        return handleExceptionInternal(e, problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail =
                "The upload is larger than Milepost takes: 64 MB a file, 128 MB and 5000 files in all, and short"
                        + " file names. Send its files as several reports, each with a suite of its own.";
        return handleExceptionInternal(e, problem(HttpStatus.PAYLOAD_TOO_LARGE, detail), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "'" + e.getPropertyName() + "' is '" + e.getValue() + "', which does not fit."
                + (e.getRequiredType() == Instant.class ? " Write it as in 2026-11-20T09:00:00Z." : "");
        return handleExceptionInternal(e, problem(HttpStatus.BAD_REQUEST, detail), headers, status, request);
    }

    /** What is wrong with a JSON body, and where; never a class name. */
    private static String jsonProblem(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "The field '" + unknown.getPropertyName() + "' is not known here. Known fields: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return "The field '" + field
                    + "' has a value that does not fit. See the API description for what it takes.";
        }
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            return "The body is not valid JSON at line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ".";
        }
        return "The request needs a JSON body.";
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
