package dev.milepost.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Words", description = "The texts of screens that are drawn in the browser")
class WordsApi {

    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    @GetMapping("/api/words")
    @Operation(summary = "Texts of screens in the reader's language, by name")
    Words words(Locale reader) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", reader, NO_OTHER_LANGUAGE);
        Map<String, String> words = new TreeMap<>();
        bundle.keySet().forEach(name -> words.put(name, bundle.getString(name)));
        return new Words(reader.toLanguageTag(), words);
    }

    /**
     * Texts.
     *
     * @param language the reader's language and region, as in {@code de-AT}
     */
    record Words(String language, Map<String, String> words) {}
}
