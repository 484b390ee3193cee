package dev.milepost.plan;

import dev.milepost.plan.Settings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a gate is signed off. */
final class SignOffSettings {

    private static final String GROUP = "[^\\s:;,{}]+";
    private static final Pattern PLAIN = Pattern.compile("(" + GROUP + ")(?:\\s*:\\s*([1-9]\\d{0,3}))?");
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");
    private static final Pattern SOME_OF = Pattern.compile("([1-9]\\d{0,3})\\s+of\\s+(" + GROUP + ")");
    private static final Pattern ALL_OF = Pattern.compile("all\\s+of\\s+(" + GROUP + ")");
    private static final Pattern ANY_OF = Pattern.compile("any\\s+of\\s+(.*)");

    private final Settings settings;
    private final Set<String> named = new HashSet<>();

    SignOffSettings(Settings settings) {
        this.settings = settings;
    }

    SignOffPolicy read() {
        return new SignOffPolicy(
                settings.get("approvers").map(this::approvers).orElse(List.of()),
                is("signOffOrder", "sequence", "parallel"),
                is("refusal", "waits", "ends") ? SignOffPolicy.Refusal.WAITS : SignOffPolicy.Refusal.ENDS,
                is("staleVotes", "keep", "dismiss") ? SignOffPolicy.StaleVotes.KEEP : SignOffPolicy.StaleVotes.DISMISS,
                !is("separation", "off", "on"),
                settings.get("waiversWithin").map(this::days).orElse(null));
    }

    private @Nullable Integer days(Setting setting) {
        Matcher written = DAYS.matcher(setting.value().strip());
        if (!written.matches()) {
            settings.unreadable(setting, "Write a number of days, as P3D; P0D is the target's day alone.");
            return null;
        }
        return Integer.valueOf(written.group(1));
    }

    private boolean is(String name, String word, String otherwise) {
        return settings.oneOf(name, List.of(otherwise, word))
                .filter(word::equals)
                .isPresent();
    }

    private List<Approvers> approvers(Setting setting) {
        List<Approvers> all = new ArrayList<>();
        if (Arrays.stream(setting.value().split(";"))
                .allMatch(clause -> parts(clause).isEmpty())) {
            settings.problem(setting, "names nobody.", "Name groups, as qa:1, product:2, or remove it.");
        }
        for (String clause : setting.value().split(";")) {
            for (String part : parts(clause)) {
                List<String> groups = new ArrayList<>();
                Approvers approvers = approvers(setting, part, groups);
                if (approvers != null && groups.stream().allMatch(group -> isNew(setting, group))) {
                    all.add(approvers);
                }
            }
        }
        return all;
    }

    /** What commas divide, except that {@code any of} takes in everything behind it. */
    private static List<String> parts(String clause) {
        List<String> parts = new ArrayList<>();
        String rest = clause.strip();
        while (!rest.isEmpty()) {
            int comma = ANY_OF.matcher(rest).matches() ? -1 : rest.indexOf(',');
            String part = (comma < 0 ? rest : rest.substring(0, comma)).strip();
            rest = comma < 0 ? "" : rest.substring(comma + 1).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private @Nullable Approvers approvers(Setting setting, String part, List<String> groups) {
        Matcher plain = PLAIN.matcher(part);
        Matcher some = SOME_OF.matcher(part);
        Matcher all = ALL_OF.matcher(part);
        Matcher any = ANY_OF.matcher(part);
        if (any.matches()) {
            return anyOf(setting, any.group(1), groups);
        }
        if (plain.matches()) {
            groups.add(plain.group(1));
            return Approvers.of(plain.group(1), plain.group(2) == null ? 1 : Integer.parseInt(plain.group(2)));
        }
        if (some.matches()) {
            groups.add(some.group(2));
            return Approvers.of(some.group(2), Integer.parseInt(some.group(1)));
        }
        if (all.matches()) {
            groups.add(all.group(1));
            return new Approvers(List.of(all.group(1)), 1, true);
        }
        settings.problem(setting, "names '" + part + "', which is no group with a number.", """
                Write groups and how many of each have to say go, as qa:1, product:2, or 2 of qa, all of board, \
                any of qa, product.""");
        return null;
    }

    private @Nullable Approvers anyOf(Setting setting, String names, List<String> groups) {
        for (String name : parts(names)) {
            if (!name.matches(GROUP)) {
                settings.problem(
                        setting,
                        "names '" + name + "' in what follows 'any of', which is no group.",
                        "'any of' takes in all that follows it; write ';' before what no longer belongs to it, as any"
                                + " of qa, product; legal:1.");
                return null;
            }
            groups.add(name);
        }
        if (groups.isEmpty()) {
            settings.problem(setting, "names no group behind 'any of'.", "Write any of qa, product.");
            return null;
        }
        return new Approvers(groups, 1, false);
    }

    private boolean isNew(Setting setting, String group) {
        boolean isNew = named.add(group);
        if (!isNew) {
            settings.problem(setting, "names the group '" + group + "' twice.", "Name it once, with one number.");
        }
        return isNew;
    }
}
