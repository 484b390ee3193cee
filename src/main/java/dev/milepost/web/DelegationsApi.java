package dev.milepost.web;

import dev.milepost.process.DelegationDesk;
import dev.milepost.signoff.Delegation;
import dev.milepost.signoff.Delegations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/delegations")
@Tag(name = "Delegations", description = "Who may vote on behalf of whom, and when")
class DelegationsApi {

    private final DelegationDesk desk;
    private final Delegations delegations;

    DelegationsApi(DelegationDesk desk, Delegations delegations) {
        this.desk = desk;
        this.delegations = delegations;
    }

    @GetMapping
    @Operation(summary = "The delegations the caller has made or was given; all of them for administrators")
    Page<Delegation> list(Principal caller) {
        List<Delegation> all = delegations.visibleTo(caller.getName());
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PostMapping
    @Operation(
            summary = "Let somebody vote on behalf of the caller for a time",
            description = "Administrators may name somebody else as from. validFrom is now where it is left out.")
    ResponseEntity<Delegation> add(@RequestBody NewDelegation body, Principal caller) {
        Instant until = Dates.instant("validUntil", body.validUntil());
        if (until == null) {
            throw new InvalidRequestException(
                    "The field 'validUntil' is missing. It needs an instant, as in 2026-12-01T18:00:00Z.");
        }
        Delegation delegation = desk.add(
                new Delegations.Request(
                        Texts.optional("from", body.from()),
                        Texts.required("to", body.to()),
                        Dates.instant("validFrom", body.validFrom()),
                        until,
                        Texts.requiredComment("reason", body.reason())),
                caller.getName());
        return ResponseEntity.created(URI.create("/api/delegations/" + delegation.id()))
                .body(delegation);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a delegation from now on")
    Delegation revoke(@PathVariable String id, Principal caller) {
        return desk.revoke(id, caller.getName());
    }

    /** What is wanted. */
    record NewDelegation(
            @Nullable String from,
            @Nullable String to,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable String reason) {}
}
