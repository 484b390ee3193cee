package dev.milepost.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where designers try rule files before they deploy them; a script of the page asks the API. */
@Screen
class RuleTrialPage {

    private final PlansApi plans;

    RuleTrialPage(PlansApi plans) {
        this.plans = plans;
    }

    @GetMapping("/rules/trial")
    String show(Model model) {
        model.addAttribute("plans", plans.list().items());
        return "rule-trial";
    }
}
