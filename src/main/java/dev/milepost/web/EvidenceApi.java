package dev.milepost.web;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.gate.Intake;
import dev.milepost.gate.Milestones;
import dev.milepost.tracking.Impact;
import dev.milepost.tracking.Replanning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}")
@Tag(name = "Evidence", description = "Hand in what was observed")
class EvidenceApi {

    private final Intake intake;
    private final Replanning replanning;
    private final EvidenceStore evidence;
    private final Milestones milestones;

    EvidenceApi(Intake intake, Replanning replanning, EvidenceStore evidence, Milestones milestones) {
        this.evidence = evidence;
        this.milestones = milestones;
        this.intake = intake;
        this.replanning = replanning;
    }

    @GetMapping("/evidence")
    @Operation(summary = "The newest evidence of each suite, metric, event and work item, the newest first")
    Page<EvidenceLine> newest(@PathVariable String project) {
        milestones.project(project);
        List<EvidenceLine> all = evidence.newestOf(project).stream()
                .sorted(Comparator.comparing(Evidence::orderedAt).reversed().thenComparing(Evidence::id))
                .map(EvidenceLine::of)
                .toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    /**
     * Evidence in a list.
     *
     * @param observedAt when it was observed; missing where nothing says so
     * @param source where it comes from
     * @param sender who handed it in
     * @param observation what was observed
     */
    record EvidenceLine(
            String id,
            Observation.Kind kind,
            String subject,
            @Nullable Instant observedAt,
            Instant receivedAt,
            String source,
            String sender,
            Observation observation) {
        static EvidenceLine of(Evidence piece) {
            return new EvidenceLine(
                    piece.id(),
                    piece.observation().kind(),
                    piece.observation().subject(),
                    piece.observedAt(),
                    piece.receivedAt(),
                    piece.source(),
                    piece.sender(),
                    piece.observation());
        }
    }

    @PutMapping("/work-items/{id}")
    @Operation(
            summary = "The state of a task kept in another system",
            description =
                    "Where its dates change, answers with what that does to all milestones. With dryRun=true nothing is"
                            + " stored.")
    ResponseEntity<EvidenceBody> workItem(
            @PathVariable String project,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody WorkItem body,
            Principal user) {
        String item = Texts.required("id", id);
        if (body.state() == null) {
            throw new InvalidRequestException("The field 'state' is missing. It is one of OPEN, DONE, CANCELLED.");
        }
        Observation.WorkItem reported = new Observation.WorkItem(
                item,
                Objects.requireNonNullElse(Texts.optional("title", body.title()), item),
                Texts.optional("phase", body.phase()),
                body.state(),
                Dates.day("start", body.start()),
                Dates.day("due", body.due()),
                Dates.day("finished", body.finished()));
        Instant observedAt = Dates.instant("observedAt", body.observedAt());
        boolean dated = reported.start() != null || reported.due() != null;
        Impact impact = dated || dryRun ? replanning.workItem(project, reported).orElse(null) : null;
        if (dryRun) {
            return ResponseEntity.ok(
                    new EvidenceBody(null, reported.kind().name(), item, observedAt, null, List.of(), impact));
        }
        return EvidenceBody.answer(take(project, reported, observedAt, user), impact);
    }

    @PostMapping("/events")
    @Operation(summary = "Something has happened")
    ResponseEntity<EvidenceBody> event(@PathVariable String project, @RequestBody Event body, Principal user) {
        return accept(
                project,
                new Observation.Event(Texts.required("name", body.name())),
                Dates.instant("occurredAt", body.occurredAt()),
                user);
    }

    @PostMapping("/metrics")
    @Operation(summary = "Something was measured")
    ResponseEntity<EvidenceBody> metric(@PathVariable String project, @RequestBody Metric body, Principal user) {
        return accept(
                project,
                new Observation.Metric(
                        Texts.required("name", body.name()),
                        Numbers.metric(body.value()),
                        Texts.optional("unit", body.unit()),
                        Texts.optional("build", body.build())),
                Dates.instant("observedAt", body.observedAt()),
                user);
    }

    private ResponseEntity<EvidenceBody> accept(
            String project, Observation observation, @Nullable Instant observedAt, Principal user) {
        return EvidenceBody.answer(take(project, observation, observedAt, user));
    }

    private Intake.Receipt take(String project, Observation observation, @Nullable Instant observedAt, Principal user) {
        return intake.accept(
                project,
                new Submission(
                        observation, observedAt, "api", user.getName(), Digests.of(observation, observedAt), null));
    }

    /** A work item as reported. */
    record WorkItem(
            @Nullable String title,
            @Nullable String phase,
            Observation.WorkItem.@Nullable State state,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate finished,
            @Nullable Instant observedAt) {}

    /** An event as reported. */
    record Event(@Nullable String name, @Nullable Instant occurredAt) {}

    /** A metric as reported. */
    record Metric(
            @Nullable String name,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String build,
            @Nullable Instant observedAt) {}
}
