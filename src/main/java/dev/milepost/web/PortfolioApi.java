package dev.milepost.web;

import dev.milepost.plan.Project;
import dev.milepost.process.OpenWork;
import dev.milepost.tracking.Portfolio;
import dev.milepost.tracking.ProjectView;
import dev.milepost.tracking.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Projects")
class PortfolioApi {

    private final Portfolio portfolio;
    private final OpenWork work;

    PortfolioApi(Portfolio portfolio, OpenWork work) {
        this.portfolio = portfolio;
        this.work = work;
    }

    @GetMapping("/api/portfolio")
    @Operation(
            summary = "Projects with their milestones, filtered and sorted",
            description =
                    "text is looked for in keys and names of projects and milestones. needsMe=true leaves projects with"
                            + " an open task or sign-off for the caller. sort is one of name, key, started, target, status, plan."
                            + " counts says how many projects there are of each status, whatever status was asked for.")
    PortfolioBody portfolio(
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "false") boolean needsMe,
            @RequestParam(defaultValue = "status") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal caller) {
        Page.check(page, size);
        Portfolio.Filter filter = new Portfolio.Filter(
                state, given(plan), status, given(text), needsMe ? work.of(caller.getName()) : null);
        Portfolio.Found found = portfolio.find(filter, sort(sort), page, size);
        return new PortfolioBody(found.items(), page, size, found.total(), found.counts());
    }

    /** A form that is sent with an empty field asks for nothing. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Portfolio.Sort sort(String word) {
        return Arrays.stream(Portfolio.Sort.values())
                .filter(sort -> word(sort).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("'" + word + "' is no way to sort. Use one of "
                        + Arrays.stream(Portfolio.Sort.values())
                                .map(PortfolioApi::word)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String word(Portfolio.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    /** One page of projects, and how many there are of each status on all pages. */
    record PortfolioBody(List<ProjectView> items, int page, int size, long total, Map<Status, Long> counts) {}
}
