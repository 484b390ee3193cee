package dev.milepost.web;

import dev.milepost.gate.Decision;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.ShadowLog;
import dev.milepost.gate.ShadowReport;
import dev.milepost.process.SignOffDesk;
import dev.milepost.signoff.Vote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@RequestMapping("/api/projects/{project}/gates/{gate}")
@Tag(name = "Gates", description = "Where a gate stands, why, and what would open it")
class GatesApi {

    private final Gates gates;
    private final GateWaits waits;
    private final Milestones milestones;
    private final DecisionLog log;
    private final ShadowLog shadows;
    private final SignOffDesk desk;

    GatesApi(
            Gates gates, GateWaits waits, Milestones milestones, DecisionLog log, ShadowLog shadows, SignOffDesk desk) {
        this.gates = gates;
        this.waits = waits;
        this.milestones = milestones;
        this.log = log;
        this.shadows = shadows;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "A gate with its criteria",
            description = "With after and wait, answers as soon as there is an evaluation newer than after, or when the"
                    + " time is over (at most 60 s).")
    DeferredResult<GateBody> one(
            @PathVariable String project,
            @PathVariable String gate,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(required = false) @Nullable String wait) {
        return waits.newerThan(project, gate, after, wait);
    }

    @GetMapping("/shadow")
    @Operation(
            summary = "What the rules that a gate tries in shadow would have decided",
            description =
                    "Since the first evaluation that tried them as they are now. The decision log opens each evaluation.")
    ShadowReport shadow(@PathVariable String project, @PathVariable String gate) {
        return shadows.of(milestones.gate(project, gate));
    }

    @GetMapping("/evaluations")
    @Operation(summary = "The decision log of a gate, the newest evaluation first")
    Page<Evaluation.Summary> evaluations(
            @PathVariable String project,
            @PathVariable String gate,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Page.check(page, size);
        GateView view = milestones.onceGate(project, gate);
        return new Page<>(
                log.page(project, gate, page, size), page, size, view.record().evaluation());
    }

    @GetMapping("/evaluations/{number}")
    @Operation(summary = "One evaluation with the facts it judged")
    Evaluation evaluation(@PathVariable String project, @PathVariable String gate, @PathVariable int number) {
        return log.find(project, gate, number)
                .orElseThrow(() -> new NotFoundException("Gate '" + gate + "' of project '" + project
                        + "' has no evaluation " + number + ". Its decision log lists all it has."));
    }

    @PostMapping("/signoffs")
    @Operation(summary = "Vote on the current evaluation")
    GateBody signOff(
            @PathVariable String project, @PathVariable String gate, @RequestBody VoteBody vote, Principal caller) {
        milestones.gate(project, gate); // 404 before anything else
        if (vote.decision() == null || vote.evaluation() == null) {
            throw new InvalidRequestException(
                    "A vote needs a 'decision' (GO, CONDITIONAL_GO, HOLD, RECYCLE or KILL) and the number of the"
                            + " 'evaluation' it is about.");
        }
        String until = Texts.optional("until", vote.until());
        desk.vote(
                project,
                gate,
                caller.getName(),
                new Vote(
                        vote.decision(),
                        Texts.comment("comment", vote.comment()),
                        Texts.optional("owner", vote.owner()),
                        Dates.day("due", vote.due()),
                        until == null
                                ? null
                                : Vote.until(until, milestones.project(project).zone()),
                        Texts.optional("phase", vote.phase())),
                vote.evaluation());
        return gates.body(project, gate);
    }

    /**
     * A vote.
     *
     * @param until an instant, or a day in the project's zone
     */
    record VoteBody(
            @Nullable Decision decision,
            @Nullable String comment,
            @Nullable Integer evaluation,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable String until,
            @Nullable String phase) {}
}
