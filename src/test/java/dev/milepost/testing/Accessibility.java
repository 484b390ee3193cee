package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;

/** Whether people who cannot see, point or tell colours apart can use a page, as far as a machine can tell. */
public final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    /** Looks at a page as it is now, in light and in dark colours; leaves it in light ones. */
    public static void check(Page page) {
        for (ColorScheme colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            assertThat(faults(page)).as("%s in %s colours", page.url(), colours).isEmpty();
        }
    }

    private static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Accessibility::inWords)
                        .toList();
    }

    private static String inWords(Rule rule) {
        StringBuilder words = new StringBuilder(rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp());
        rule.getNodes()
                .forEach(node -> words.append("\n  ")
                        .append(node.getHtml())
                        .append("\n    ")
                        .append(String.valueOf(node.getFailureSummary()).replace("\n", " ")));
        return words.toString();
    }
}
