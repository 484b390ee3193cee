package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts of pages: complete in every language, and never mixed up with code. */
class MessageBundlesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java/dev/milepost");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z][\\w.-]*)");
    private static final Pattern CALLED = Pattern.compile(
            "(?:#messages\\.msg\\(|say\\.text\\(|\\btext\\()[\"']([A-Za-z][\\w-]*(?:\\.[\\w-]+)+)[\"']\\s*[,)]");

    /** Drawings are written as they are: what made them has escaped every text, and their own tests show it. */
    private static final String DRAWING = "th:utext=\"${chart.svg}\"";

    private final Properties english = bundle("messages.properties");

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(bundle("messages_de.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        Set<String> asked = new TreeSet<>();
        templates().forEach(template -> {
            find(IN_TEMPLATE, template, asked);
            find(CALLED, template, asked);
        });
        files(SOURCES, ".java").forEach(source -> find(CALLED, source, asked));

        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(english.stringPropertyNames()).containsAll(asked);
    }

    @Test
    void textsWithValuesCanBeFilled() {
        for (String file : Set.of("messages.properties", "messages_de.properties")) {
            Properties texts = bundle(file);
            for (String name : texts.stringPropertyNames()) {
                String text = texts.getProperty(name);
                if (text.contains("{")) {
                    String filled = new MessageFormat(text).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
                    assertThat(filled).as("%s of %s", name, file).doesNotContain("{");
                    assertThat(text.replace("''", ""))
                            .as("%s of %s", name, file)
                            .doesNotContain("'");
                }
            }
        }
    }

    @Test
    void noTemplateHoldsUnescapedTextStylesOrCode() {
        templates()
                .forEach(template -> assertThat(read(template).replace(DRAWING, ""))
                        .as("%s", template)
                        .doesNotContain("th:utext", "[(", "<style", "th:style", "__${", "javascript:")
                        .doesNotContainPattern("\\sstyle=\"")
                        .doesNotContainPattern("\\s(th:)?on[a-z]+=\"")
                        .doesNotContainPattern("<script(?![^>]*src=)[^>]*>"));
    }

    private static void find(Pattern pattern, Path file, Set<String> into) {
        pattern.matcher(read(file)).results().forEach(found -> into.add(found.group(1)));
    }

    private static Stream<Path> templates() {
        return files(RESOURCES.resolve("templates"), ".html")
                // made into paper on the server, where no content policy holds
                .filter(file -> !file.toString().endsWith("-pdf.html"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String name) {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
