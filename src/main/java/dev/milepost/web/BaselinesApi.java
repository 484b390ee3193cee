package dev.milepost.web;

import dev.milepost.plan.Baseline;
import dev.milepost.tracking.BaselineDesk;
import dev.milepost.tracking.Comparison;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}/baselines")
@Tag(name = "Baselines", description = "Plans as they were approved, and what has changed since")
class BaselinesApi {

    private final BaselineDesk desk;

    BaselinesApi(BaselineDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "All baselines of a project, without their entries")
    Page<BaselineLine> list(@PathVariable String project) {
        List<BaselineLine> all = desk.of(project).stream().map(BaselineLine::of).toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PostMapping
    @Operation(summary = "Take a baseline of the plan as it is now; the project is reported against it from now on")
    ResponseEntity<Baseline> take(@PathVariable String project, @RequestBody NewBaseline body, Principal user) {
        Baseline taken = desk.take(
                project,
                Texts.required("name", body.name()),
                Texts.requiredComment("reason", body.reason()),
                user.getName());
        return ResponseEntity.created(URI.create("/api/projects/" + project + "/baselines/" + taken.number()))
                .body(taken);
    }

    @GetMapping("/{number}")
    @Operation(summary = "One baseline with its entries")
    Baseline one(@PathVariable String project, @PathVariable int number) {
        return desk.find(project, number);
    }

    @PatchMapping("/{number}")
    @Operation(summary = "Report the project against this baseline from now on")
    Baseline report(@PathVariable String project, @PathVariable int number, @RequestBody Choice body, Principal user) {
        String reason = Texts.requiredComment("reason", body.reason());
        if (!Boolean.TRUE.equals(body.reporting())) {
            throw new InvalidRequestException(
                    "The field 'reporting' has to be true. To report against another" + " baseline, choose that one.");
        }
        return desk.report(project, number, reason, user.getName());
    }

    @GetMapping("/compare")
    @Operation(
            summary = "What is different between two states of the plan",
            description =
                    "Each of from and to is the number of a baseline, an instant since the project began, or now.")
    Comparison compare(
            @PathVariable String project, @RequestParam String from, @RequestParam(defaultValue = "now") String to) {
        return desk.compare(project, from, to);
    }

    /** What a baseline is called and why it is taken. */
    record NewBaseline(@Nullable String name, @Nullable String reason) {}

    /** Which baseline is reported against, and why. */
    record Choice(@Nullable Boolean reporting, @Nullable String reason) {}

    /** A baseline in a list. */
    record BaselineLine(int number, String name, String author, String reason, Instant takenAt, boolean reporting) {
        static BaselineLine of(Baseline baseline) {
            return new BaselineLine(
                    baseline.number(),
                    baseline.name(),
                    baseline.author(),
                    baseline.reason(),
                    baseline.takenAt(),
                    baseline.reporting());
        }
    }
}
