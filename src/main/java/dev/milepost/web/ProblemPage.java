package dev.milepost.web;

import dev.milepost.process.MilepostProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Writes a problem document as a page for people who asked for a page; whoever calls the API gets the document, whatever it
 * accepts. Thread-safe.
 */
@Component
class ProblemPage extends AbstractHttpMessageConverter<ProblemDetail> {

    private final ObjectProvider<ITemplateEngine> templates;
    private final MessageSource texts;
    private final MilepostProperties properties;
    private final Clock clock;

    ProblemPage(
            ObjectProvider<ITemplateEngine> templates,
            MessageSource texts,
            MilepostProperties properties,
            Clock clock) {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
        this.templates = templates;
        this.texts = texts;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ProblemDetail.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return super.canWrite(type, mediaType)
                && !current().getRequest().getServletPath().startsWith("/api/");
    }

    @Override
    protected ProblemDetail readInternal(Class<? extends ProblemDetail> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Nobody sends problems", input);
    }

    @Override
    protected void writeInternal(ProblemDetail problem, HttpOutputMessage output) throws IOException {
        HttpServletRequest request = current().getRequest();
        Locale locale = RequestContextUtils.getLocale(request);
        @Nullable Principal user = request.getUserPrincipal();
        WebContext page = new WebContext(
                JakartaServletWebApplication.buildApplication(request.getServletContext())
                        .buildExchange(request, Objects.requireNonNull(current().getResponse())),
                locale);
        page.setVariable("status", problem.getStatus());
        page.setVariable("detail", problem.getDetail());
        page.setVariable("user", user == null ? null : user.getName());
        page.setVariable("csrf", request.getAttribute("_csrf"));
        page.setVariable("say", new Wording(texts, locale, properties.zoneOrDefault(), clock.instant()));
        output.getBody().write(templates.getObject().process("problem", page).getBytes(StandardCharsets.UTF_8));
    }

    private static ServletRequestAttributes current() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
