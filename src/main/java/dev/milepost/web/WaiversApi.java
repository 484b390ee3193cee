package dev.milepost.web;

import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.signoff.WaiverRecord;
import dev.milepost.signoff.WaiverRecord.Step;
import dev.milepost.signoff.Waivers;
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
@RequestMapping("/api/projects/{project}/waivers")
@Tag(name = "Waivers", description = "Exceptions for one criterion of one gate, for a time")
class WaiversApi {

    private final Waivers waivers;
    private final Milestones milestones;

    WaiversApi(Waivers waivers, Milestones milestones) {
        this.waivers = waivers;
        this.milestones = milestones;
    }

    @GetMapping
    @Operation(summary = "All waivers of a project, in the order they were asked for")
    Page<WaiverBody> list(@PathVariable String project) {
        List<WaiverBody> all = waivers.of(project).stream()
                .map(standing -> WaiverBody.of(standing, null))
                .toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PostMapping
    @Operation(
            summary = "Ask for a waiver, or grant one that somebody else asks for",
            description =
                    "With askedBy, a caller who may grant waivers grants it at once; without, it waits for somebody to"
                            + " grant it. expires is an instant, or a date, at the end of whose day in the project's zone it expires.")
    ResponseEntity<WaiverBody> ask(@PathVariable String project, @RequestBody NewWaiver body, Principal caller) {
        Waivers.Request request = new Waivers.Request(
                project,
                Texts.required("gate", body.gate()),
                Texts.required("criterion", body.criterion()),
                Texts.requiredComment("reason", body.reason()),
                Texts.requiredComment("compensatingControl", body.compensatingControl()),
                Dates.end(
                        "expires",
                        Texts.required("expires", body.expires()),
                        milestones.project(project).zone()),
                Texts.optional("askedBy", body.askedBy()));
        WaiverBody waiver = answer(project, waivers.ask(request, caller.getName()));
        return ResponseEntity.created(URI.create("/api/projects/" + project + "/waivers/" + waiver.id()))
                .body(waiver);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One waiver")
    WaiverBody one(@PathVariable String project, @PathVariable String id) {
        return find(project, id, null);
    }

    @PostMapping("/{id}/grant")
    @Operation(summary = "Grant a waiver that somebody else has asked for")
    WaiverBody grant(@PathVariable String project, @PathVariable String id, Principal caller) {
        return answer(project, waivers.grant(project, id, caller.getName()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Withdraw a waiver, or the request for one")
    WaiverBody withdraw(@PathVariable String project, @PathVariable String id, Principal caller) {
        return answer(project, waivers.withdraw(project, id, caller.getName()));
    }

    private WaiverBody answer(String project, Waivers.Change change) {
        return find(project, change.waiver(), change.gates());
    }

    private WaiverBody find(String project, String id, @Nullable List<GateResult> gates) {
        return waivers.of(project).stream()
                .filter(standing -> standing.waiver().id().equals(id))
                .findFirst()
                .map(standing -> WaiverBody.of(standing, gates))
                .orElseThrow(() -> new NotFoundException("Project '" + project + "' has no waiver '" + id
                        + "'. GET /api/projects/" + project + "/waivers lists all it has."));
    }

    /** What is asked for. */
    record NewWaiver(
            @Nullable String gate,
            @Nullable String criterion,
            @Nullable String reason,
            @Nullable String compensatingControl,
            @Nullable String expires,
            @Nullable String askedBy) {}

    /**
     * A waiver.
     *
     * @param used whether the newest evaluation of its gate rests on it
     * @param gates the gates that were evaluated because of a change
     */
    record WaiverBody(
            String id,
            String gate,
            String criterion,
            WaiverRecord.State state,
            boolean used,
            String reason,
            String compensatingControl,
            String askedBy,
            Instant askedAt,
            @Nullable String grantedBy,
            @Nullable Instant validFrom,
            Instant expires,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            @Nullable List<GateResult> gates) {

        static WaiverBody of(Waivers.Standing standing, @Nullable List<GateResult> gates) {
            WaiverRecord waiver = standing.waiver();
            Step granted = waiver.granted();
            Step withdrawn = waiver.withdrawn();
            return new WaiverBody(
                    waiver.id(),
                    waiver.gate(),
                    waiver.criterion(),
                    standing.state(),
                    standing.used(),
                    waiver.reason(),
                    waiver.compensatingControl(),
                    waiver.askedBy(),
                    waiver.askedAt(),
                    granted == null ? null : granted.person(),
                    granted == null ? null : granted.at(),
                    waiver.until(),
                    withdrawn == null ? null : withdrawn.person(),
                    withdrawn == null ? null : withdrawn.at(),
                    gates);
        }
    }
}
