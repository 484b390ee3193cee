package dev.milepost.web;

import dev.milepost.gate.GateResult;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.tracking.Impact;
import dev.milepost.tracking.Replanning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}")
@Tag(name = "Planning", description = "Change what a project is planned to do, and see what that does")
class PlanningApi {

    /** A little more than a holiday file may have, so that one that is larger is refused by its reader. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final Replanning replanning;

    PlanningApi(Replanning replanning) {
        this.replanning = replanning;
    }

    @PatchMapping("/tasks/{id}")
    @Operation(
            summary = "Change the estimate of a task, on the record",
            description = "id is that of the task in the plan. Answers with what that does to all milestones. With"
                    + " dryRun=true nothing is changed.")
    Changed estimate(
            @PathVariable String project,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody NewEstimate body,
            Principal user) {
        return Changed.of(replanning.estimate(
                project,
                id,
                Texts.required("estimate", body.estimate()),
                Texts.requiredComment("reason", body.reason()),
                user.getName(),
                dryRun));
    }

    @GetMapping("/calendar")
    @Operation(summary = "The working calendar of a project; what is missing is as in the standard one")
    CalendarSettings calendar(@PathVariable String project) {
        return replanning.calendar(project);
    }

    @PatchMapping("/calendar")
    @Operation(
            summary = "Set the working calendar, on the record",
            description = "What is left out stays as it is. Answers with what that does to all milestones. With"
                    + " dryRun=true nothing is changed.")
    Changed setCalendar(
            @PathVariable String project,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody NewCalendar body,
            Principal user) {
        String reason = Texts.requiredComment("reason", body.reason());
        CalendarSettings now = replanning.calendar(project);
        CalendarSettings wanted = new CalendarSettings(
                body.zone() == null ? now.zone() : body.zone(),
                body.hours() == null ? now.hours() : body.hours(),
                body.holidays() == null ? now.holidays() : body.holidays(),
                body.days() == null ? now.days() : body.days(),
                body.anywhereOnEarth() == null ? now.anywhereOnEarth() : body.anywhereOnEarth());
        return Changed.of(replanning.calendar(project, wanted, reason, user.getName(), dryRun));
    }

    @PutMapping(value = "/calendar/holidays", consumes = "text/calendar")
    @Operation(
            summary = "Set the holidays of the working calendar from an iCalendar file, on the record",
            description =
                    "All of its all-day events, with their recurrence, take the place of the holidays there were: from a"
                            + " year before the project's start to ten years after. A file that cannot be read wholly is refused.")
    Changed setHolidays(
            @PathVariable String project,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Principal user)
            throws IOException {
        byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return Changed.of(
                replanning.holidays(project, file, Texts.requiredComment("reason", reason), user.getName(), dryRun));
    }

    @GetMapping("/changes")
    @Operation(summary = "All recorded changes of the plan, the oldest first")
    Page<PlanChange> changes(@PathVariable String project) {
        List<PlanChange> all = replanning.changes(project);
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    /** A new estimate and why. */
    record NewEstimate(@Nullable String estimate, @Nullable String reason) {}

    /** What is to be different in a calendar, and why. */
    record NewCalendar(
            @Nullable String zone,
            java.util.@Nullable Map<String, List<String>> hours,
            @Nullable List<CalendarSettings.Holiday> holidays,
            @Nullable List<CalendarSettings.SpecialDay> days,
            @Nullable Boolean anywhereOnEarth,
            @Nullable String reason) {}

    /** What a change does, and the gates that were evaluated because of it. */
    record Changed(Impact impact, List<GateResult> gates) {
        static Changed of(Replanning.Done done) {
            return new Changed(done.impact(), done.gates());
        }
    }
}
