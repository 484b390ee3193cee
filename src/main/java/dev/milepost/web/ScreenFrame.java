package dev.milepost.web;

import dev.milepost.process.MilepostProperties;
import dev.milepost.process.login.Permissions;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who looks at it, in which language, and what they may do. */
@ControllerAdvice(annotations = Screen.class)
class ScreenFrame {

    private final MessageSource texts;
    private final Permissions permissions;
    private final MilepostProperties properties;
    private final Clock clock;

    ScreenFrame(MessageSource texts, Permissions permissions, MilepostProperties properties, Clock clock) {
        this.texts = texts;
        this.permissions = permissions;
        this.properties = properties;
        this.clock = clock;
    }

    @ModelAttribute
    void fill(Model model, @Nullable Principal user, @Nullable CsrfToken token, Locale locale) {
        model.addAttribute("user", user == null ? null : user.getName());
        model.addAttribute("csrf", token);
        model.addAttribute("rights", permissions);
        model.addAttribute("say", new Wording(texts, locale, properties.zoneOrDefault(), clock.instant()));
    }
}
