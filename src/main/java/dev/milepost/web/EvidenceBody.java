package dev.milepost.web;

import dev.milepost.gate.GateResult;
import dev.milepost.gate.Intake;
import dev.milepost.tracking.Impact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What became of evidence.
 *
 * @param id its id; missing where nothing was stored
 * @param kind its kind
 * @param subject what it is about
 * @param observedAt when it was observed; missing where nothing says so
 * @param receivedAt when it arrived
 * @param gates the gates it led to an evaluation of
 * @param impact what it does to the milestones, where dates of a work item have changed
 */
record EvidenceBody(
        @Nullable String id,
        String kind,
        String subject,
        @Nullable Instant observedAt,
        @Nullable Instant receivedAt,
        List<GateResult> gates,
        @Nullable Impact impact) {

    /** 201, or 200 if it was known already. */
    static ResponseEntity<EvidenceBody> answer(Intake.Receipt receipt) {
        return answer(receipt, null);
    }

    /** The same with what it does to the milestones. */
    static ResponseEntity<EvidenceBody> answer(Intake.Receipt receipt, @Nullable Impact impact) {
        EvidenceBody body = new EvidenceBody(
                receipt.evidence().id(),
                receipt.evidence().observation().kind().name(),
                receipt.evidence().observation().subject(),
                receipt.evidence().observedAt(),
                receipt.evidence().receivedAt(),
                receipt.gates(),
                impact);
        return ResponseEntity.status(receipt.known() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(body);
    }
}
