package dev.milepost.web;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Intake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What was read from a test report. The numbers are those of the results it holds.
 *
 * @param disputed whether what it declares and what it holds disagree; then gates judge by {@code judged}, the worse of both
 * @param declared the totals it declares; missing where it declares none
 * @param judged the totals that gates judge by; missing where they are those above
 * @param disputes what disagrees, in words
 * @param greenRuns how many runs of the suite in a row are green by now
 * @param gates the gates it led to an evaluation of
 */
record ReportBody(
        String id,
        String suite,
        @Nullable String build,
        int tests,
        int passed,
        int failed,
        int errors,
        int skipped,
        int flaky,
        boolean disputed,
        @Nullable Totals declared,
        @Nullable Totals judged,
        List<String> disputes,
        List<String> failing,
        int files,
        int greenRuns,
        @Nullable Instant observedAt,
        Instant receivedAt,
        List<GateResult> gates) {

    /** 201, or 200 if it was known already. */
    static ResponseEntity<ReportBody> answer(Intake.Receipt receipt) {
        Observation.TestReport report =
                (Observation.TestReport) receipt.evidence().observation();
        Totals held = report.counted();
        ReportBody body = new ReportBody(
                receipt.evidence().id(),
                report.suite(),
                report.build(),
                held.tests(),
                held.passed(),
                held.failed(),
                held.errors(),
                held.skipped(),
                report.flaky(),
                report.disputed(),
                report.declared(),
                report.totals().equals(held) ? null : report.totals(),
                report.disputes(),
                report.failing(),
                report.files(),
                receipt.evidence().greenRuns(),
                receipt.evidence().observedAt(),
                receipt.evidence().receivedAt(),
                receipt.gates());
        return ResponseEntity.status(receipt.known() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(body);
    }
}
