package dev.milepost.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All projects with their milestones. */
@Screen
class PortfolioPage {

    private final ProjectsApi projects;

    PortfolioPage(ProjectsApi projects) {
        this.projects = projects;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("page", projects.list(null, 0, 50));
        return "portfolio";
    }
}
