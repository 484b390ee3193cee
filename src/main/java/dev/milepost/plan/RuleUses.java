package dev.milepost.plan;

import dev.milepost.plan.Settings.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which rule files a gate uses, and as what; what cannot be read is a problem. */
final class RuleUses {

    private static final Pattern USE = Pattern.compile("(?<file>[A-Za-z0-9][A-Za-z0-9._-]*\\.(?:drl|csv|xlsx))"
            + "(?:\\s+as\\s+(?<alias>[a-z][a-zA-Z0-9-]*))?(?:\\s*\\((?<mode>[^()]*)\\))?");

    private final Settings settings;
    private final Setting setting;
    private final List<RuleUse> uses = new ArrayList<>();
    private final Set<Object> names = new HashSet<>();

    private RuleUses(Settings settings, Setting setting) {
        this.settings = settings;
        this.setting = setting;
    }

    /** The rule files that a setting names, in the order written. */
    static List<RuleUse> read(Settings settings, Setting setting, List<String> parts) {
        RuleUses read = new RuleUses(settings, setting);
        parts.forEach(read::add);
        if (read.uses.size() == parts.size()
                && read.uses.stream().noneMatch(use -> use.mode().decides())) {
            read.problem(
                    "lets no rule file decide: each is only there to warn, or tried in shadow.",
                    "Take (warn) or (shadow) away from at least one of them, or name another file: a gate with no deciding"
                            + " criterion never passes.");
        }
        return read.uses;
    }

    private void add(String part) {
        Matcher matcher = USE.matcher(part);
        if (!matcher.matches()) {
            problem("names '" + part + "', which is no rule file.", """
                    Write file names without folders, as tasks-complete.drl, or tasks-complete.drl as docs; an alias \
                    begins with a small letter and has letters, digits and '-'. A mode comes last: \
                    tasks-complete.drl as docs (shadow).""");
            return;
        }
        RuleUse use = new RuleUse(matcher.group("file"), matcher.group("alias"), mode(matcher));
        if (names.add(use.alias() == null ? List.of(use.file()) : use.alias())) {
            uses.add(use);
        } else if (use.alias() == null) {
            problem("names " + use.file() + " twice.", "Give one of the two an alias: " + use.file() + " as other.");
        } else {
            problem("uses the alias '" + use.alias() + "' twice.", "Choose another alias for one of the two.");
        }
    }

    private RuleMode mode(Matcher matcher) {
        String written =
                Optional.ofNullable(matcher.group("mode")).map(String::strip).orElseGet(RuleMode.BLOCK::word);
        Optional<RuleMode> mode = RuleMode.of(written);
        if (mode.isEmpty()) {
            problem(
                    "gives " + matcher.group("file") + " the mode '" + written + "', which there is not.",
                    Spelling.didYouMean(written, RuleMode.WORDS)
                            + "Write (warn) or (shadow) behind a file that decides nothing, and (block) or nothing behind one"
                            + " that decides.");
        }
        return mode.orElse(RuleMode.BLOCK);
    }

    private void problem(String message, String advice) {
        settings.problem(setting, message, advice);
    }
}
