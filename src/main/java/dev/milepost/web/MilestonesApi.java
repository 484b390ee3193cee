package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.plan.Project;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Portfolio;
import dev.milepost.tracking.ProjectView;
import dev.milepost.tracking.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Projects")
class MilestonesApi {

    private static final Comparator<Line> BY_TARGET =
            Comparator.comparing((Line line) -> line.milestone().target()).thenComparing(Line::project);

    private final Portfolio portfolio;
    private final Milestones milestones;

    MilestonesApi(Portfolio portfolio, Milestones milestones) {
        this.portfolio = portfolio;
        this.milestones = milestones;
    }

    @GetMapping("/api/milestones")
    @Operation(
            summary = "The milestones of all running projects, the nearest target first",
            description =
                    "text is looked for in keys and names of projects and milestones. counts says how many there are"
                            + " of each status, projects how many projects run, signOff how many of their gates wait for people;"
                            + " none of them depends on what was asked for.")
    MilestonesBody list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "false") boolean reached,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Page.check(page, size);
        Portfolio.Filter running = new Portfolio.Filter(Project.State.RUNNING, null, null, null, null);
        List<ProjectView> projects = portfolio
                .find(running, Portfolio.Sort.KEY, 0, Integer.MAX_VALUE)
                .items();
        List<Line> all = projects.stream().flatMap(Line::of).toList();
        Map<Status, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        line -> line.milestone().status(), () -> new EnumMap<>(Status.class), Collectors.counting()));
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        List<Line> found = all.stream()
                .filter(line -> status == null
                        ? reached || line.milestone().status() != Status.REACHED
                        : line.milestone().status() == status)
                .filter(line -> line.says(wanted))
                .sorted(BY_TARGET)
                .toList();
        return new MilestonesBody(
                found.stream().skip((long) page * size).limit(size).toList(),
                page,
                size,
                found.size(),
                counts,
                projects.size(),
                milestones.inSignOff());
    }

    /**
     * A milestone of one project among many.
     *
     * @param project the project's key
     * @param projectName what people call it
     */
    record Line(String project, String projectName, MilestoneView milestone) {

        static Stream<Line> of(ProjectView project) {
            return project.milestones().stream().map(milestone -> new Line(project.key(), project.name(), milestone));
        }

        boolean says(String wanted) {
            return Stream.of(project, projectName, milestone.key(), milestone.name())
                    .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    /** One page of milestones, and how all running projects stand. */
    record MilestonesBody(
            List<Line> items, int page, int size, long total, Map<Status, Long> counts, int projects, int signOff) {}
}
