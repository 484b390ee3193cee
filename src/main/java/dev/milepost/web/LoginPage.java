package dev.milepost.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people come in. */
@Screen
class LoginPage {

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String bye,
            Model model) {
        model.addAttribute("notice", failed != null ? "login.failed" : bye != null ? "login.bye" : null);
        model.addAttribute("to", Objects.requireNonNullElse(to, "/"));
        return "login";
    }
}
