package dev.milepost.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The first language of the reader's browser that there are texts in, with its region, which decides how days are written; else
 * English. For another language, add {@code messages_xx.properties} and name it here.
 */
final class ReadersLanguage implements LocaleResolver {

    private static final Set<String> WRITTEN = Set.of("en", "de");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(wanted -> WRITTEN.contains(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.UK);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The browser says which language its reader reads.");
    }
}
