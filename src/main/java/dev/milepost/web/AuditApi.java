package dev.milepost.web;

import dev.milepost.audit.AuditRow;
import dev.milepost.audit.AuditTrail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators, which the door sees to. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit", description = "Who did what, and who was refused what; for administrators")
class AuditApi {

    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Operation(summary = "Rows of the audit trail, in their order, from the one after a number")
    Rows rows(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "50") int size) {
        Page.check(0, size);
        if (after < 0) {
            throw new InvalidRequestException(
                    "There is no row " + after + ". Rows count from 1; after=0 is all of them.");
        }
        return new Rows(trail.rows(after, size), after, size, trail.head().sequence());
    }

    @GetMapping("/head")
    @Operation(summary = "The newest row, and how far the chain is behind what has happened")
    HeadBody head() {
        AuditTrail.Standing standing = trail.standing();
        return new HeadBody(
                standing.head().sequence(),
                standing.head().hash(),
                standing.unsealed(),
                standing.lag().toMillis());
    }

    @GetMapping(path = "/export", produces = "application/x-ndjson")
    @Operation(
            summary = "The whole trail, one row a line, for verify-audit",
            responses = @ApiResponse(responseCode = "200", description = "Newline-delimited JSON"))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        trail.export(response.getOutputStream());
    }

    /** Rows; {@code total} is the number of the newest. */
    record Rows(List<AuditRow> items, long after, int size, long total) {}

    /** Where the chain stands. */
    record HeadBody(long sequence, String hash, long unsealed, long lagMillis) {}
}
