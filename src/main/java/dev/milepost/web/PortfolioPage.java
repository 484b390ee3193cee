package dev.milepost.web;

import dev.milepost.chart.Timeline;
import dev.milepost.chart.Zoom;
import dev.milepost.plan.Project;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Portfolio;
import dev.milepost.tracking.ProjectView;
import dev.milepost.tracking.Status;
import java.security.Principal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** All projects with their milestones on one time axis: who comes in sees first what needs them. */
@Screen
class PortfolioPage {

    private final PortfolioApi portfolio;
    private final PlansApi plans;

    PortfolioPage(PortfolioApi portfolio, PlansApi plans) {
        this.portfolio = portfolio;
        this.plans = plans;
    }

    @GetMapping("/")
    String show(
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "false") boolean needsMe,
            @RequestParam(defaultValue = "status") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "FIT") Zoom zoom,
            @ModelAttribute("say") Wording say,
            Principal caller,
            Model model) {
        PortfolioApi.PortfolioBody found =
                portfolio.portfolio(state, plan, status, text, needsMe, sort, page, size, caller);
        model.addAttribute("found", found);
        model.addAttribute("lines", found.items().stream().map(Line::of).toList());
        model.addAttribute("filtered", needsMe || state != null || status != null || isGiven(plan) || isGiven(text));
        model.addAttribute("pages", (found.total() + size - 1) / size);
        model.addAttribute("plans", plans.list().items());
        model.addAttribute("states", Project.State.values());
        model.addAttribute("statuses", Status.values());
        model.addAttribute("zooms", Zoom.values());
        model.addAttribute("zoom", zoom);
        model.addAttribute("sort", sort);
        model.addAttribute(
                "sorts",
                Arrays.stream(Portfolio.Sort.values())
                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                        .toList());
        model.addAttribute(
                "chart",
                Timeline.draw(
                        Drawings.portfolio(
                                say.text("frame.portfolio"),
                                found.items(),
                                say.now().atZone(ZoneOffset.UTC).toLocalDate()),
                        Drawings.DESK.with(zoom),
                        Drawings.words(say)));
        return "portfolio";
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /**
     * A project in words.
     *
     * @param reached how many of its milestones are reached
     */
    record Line(ProjectView project, @Nullable MilestoneView next, long reached) {
        static Line of(ProjectView project) {
            return new Line(
                    project,
                    project.milestones().stream()
                            .filter(milestone -> milestone.key().equals(project.next()))
                            .findFirst()
                            .orElse(null),
                    project.milestones().stream()
                            .filter(milestone -> milestone.status() == Status.REACHED)
                            .count());
        }
    }
}
