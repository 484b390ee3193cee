package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.facts.Findings;
import dev.milepost.gate.facts.Observed;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what the rules of one file report in one run. Used by one thread. */
final class FindingsOfFile implements Findings {

    private final RuleUse use;
    private final Instant now;
    private final Parameters parameters;
    private final Map<String, CriterionDefinition> criteria = new HashMap<>();
    private final Map<String, List<Writing>> reported = new HashMap<>();
    private @Nullable String firing;

    FindingsOfFile(RuleUse use, Instant now, Parameters parameters, List<CriterionDefinition> criteria) {
        this.use = use;
        this.now = now;
        this.parameters = parameters;
        criteria.forEach(criterion -> criterion.rules().forEach(rule -> this.criteria.put(rule, criterion)));
    }

    void firing(@Nullable String rule) {
        firing = rule;
    }

    /** What one criterion came to; an error unless it was reported exactly once and says how it stands. */
    Finding finding(CriterionDefinition criterion) {
        List<Writing> writings = criterion.rules().stream()
                .flatMap(rule -> reported.getOrDefault(rule, List.of()).stream())
                .toList();
        List<String> rules = writings.stream().map(Writing::rule).distinct().toList();
        if (criterion.isOfTable() && rules.size() != 1) {
            return RowErrors.of(use, criterion, rules, parameters);
        }
        if (writings.isEmpty()) {
            return Errors.of(
                    use,
                    criterion,
                    "Rule '%s' did not report for these facts.".formatted(criterion.title()),
                    "Make rule '%s' report in every case: collect facts with accumulate, which also matches when there are none."
                            .formatted(criterion.title()));
        }
        if (writings.size() > 1) {
            return Errors.of(
                    use,
                    criterion,
                    "%s reported %d times for these facts.".formatted(criterion.inWords(rules.get(0)), writings.size()),
                    "Make it report once: collect facts with accumulate instead of matching each of them.");
        }
        return writings.get(0).finding(criterion);
    }

    boolean hasReported(CriterionDefinition criterion) {
        return criterion.rules().stream().anyMatch(reported::containsKey);
    }

    @Override
    public Draft judge(boolean met) {
        return draft().judge(met);
    }

    @Override
    public Draft unknown(String reason) {
        return draft().decide(CriterionState.UNKNOWN, reason);
    }

    @Override
    public Draft stale(String reason) {
        return draft().decide(CriterionState.STALE, reason);
    }

    @Override
    public Draft notApplicable(String reason) {
        return draft().decide(CriterionState.NOT_APPLICABLE, reason);
    }

    @Override
    public Draft unknownWhen(boolean condition, String actual, String remedy) {
        return draft().unknownWhen(condition, actual, remedy);
    }

    @Override
    public Draft staleWhen(boolean condition, String actual, String remedy) {
        return draft().staleWhen(condition, actual, remedy);
    }

    @Override
    public Draft notApplicableWhen(boolean condition, String reason) {
        return draft().notApplicableWhen(condition, reason);
    }

    private Writing draft() {
        String rule = firing;
        if (rule == null || !criteria.containsKey(rule)) {
            throw new IllegalStateException(
                    "The rule reports a finding but has no @criterion. Add @criterion(\"some-id\") under its name.");
        }
        Writing writing = new Writing(rule);
        reported.computeIfAbsent(rule, key -> new ArrayList<>()).add(writing);
        return writing;
    }

    private final class Writing implements Draft {

        private final String rule;
        private @Nullable CriterionState decided;
        private @Nullable String reason;
        private @Nullable String cure;
        private @Nullable Boolean met;
        private @Nullable String actual;
        private @Nullable String expected;
        private @Nullable String remedy;
        private final TreeSet<String> evidence = new TreeSet<>();
        private @Nullable Instant changesAt;

        Writing(String rule) {
            this.rule = rule;
        }

        private String rule() {
            return rule;
        }

        private Writing decide(CriterionState state, String why) {
            if (decided == null) {
                decided = state;
                reason = why;
            }
            return this;
        }

        private Writing decideWhen(boolean condition, CriterionState state, String why, @Nullable String remedy) {
            if (condition && decided == null) {
                decided = state;
                reason = why;
                cure = remedy;
            }
            return this;
        }

        @Override
        public Writing judge(boolean isMet) {
            if (met != null) {
                throw new IllegalStateException("The rule judges twice in one statement.");
            }
            met = isMet;
            return this;
        }

        @Override
        public Writing unknownWhen(boolean condition, String actual, String remedy) {
            return decideWhen(condition, CriterionState.UNKNOWN, actual, remedy);
        }

        @Override
        public Writing staleWhen(boolean condition, String actual, String remedy) {
            return decideWhen(condition, CriterionState.STALE, actual, remedy);
        }

        @Override
        public Writing notApplicableWhen(boolean condition, String reason) {
            return decideWhen(condition, CriterionState.NOT_APPLICABLE, reason, null);
        }

        @Override
        public Writing actual(Object value) {
            actual = String.valueOf(value);
            return this;
        }

        @Override
        public Writing expected(Object value) {
            expected = String.valueOf(value);
            return this;
        }

        @Override
        public Writing remedy(String value) {
            remedy = value;
            return this;
        }

        @Override
        public Writing evidence(@Nullable Object... sources) {
            for (Object source : sources) {
                add(source);
            }
            return this;
        }

        @Override
        public Writing changesAt(@Nullable Instant instant) {
            if (instant != null && instant.isAfter(now) && (changesAt == null || instant.isBefore(changesAt))) {
                changesAt = instant;
            }
            return this;
        }

        private void add(@Nullable Object source) {
            if (source instanceof Collection<?> several) {
                several.forEach(this::add);
            } else if (source instanceof Observed observed) {
                add(observed.evidence());
            } else if (source instanceof String id) {
                evidence.add(id);
            } else if (source != null) {
                throw new IllegalArgumentException(
                        "'%s' is no evidence: give facts, evidence ids, or collections of them.".formatted(source));
            }
        }

        private Finding finding(CriterionDefinition criterion) {
            CriterionState state = decided;
            if (state == null) {
                if (met == null) {
                    return Errors.of(
                            use,
                            criterion,
                            "%s reported without saying how the criterion stands.".formatted(criterion.inWords(rule)),
                            "Add .judge(…) to its findings statement.");
                }
                state = met ? CriterionState.MET : CriterionState.UNMET;
            }
            String said = reason == null ? actual : reason;
            boolean saysExpected = expected != null && !expected.isBlank();
            boolean open = state != CriterionState.MET && state != CriterionState.NOT_APPLICABLE;
            return new Finding(
                    use.criterionId(criterion.id()),
                    criterion.title(),
                    state,
                    saysExpected ? said : withRow(criterion, said),
                    saysExpected ? withRow(criterion, expected) : expected,
                    open ? (cure == null ? remedy : cure) : null,
                    List.copyOf(evidence),
                    changesAt,
                    criterion.mandatory(),
                    null);
        }

        /** Words of a table with the row that says so. */
        private @Nullable String withRow(CriterionDefinition criterion, @Nullable String words) {
            return words == null || words.isBlank()
                    ? words
                    : criterion
                            .row(rule)
                            .map(row -> words + " (" + row.inWords() + ")")
                            .orElse(words);
        }
    }
}
