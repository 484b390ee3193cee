package dev.milepost.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One criterion as two evaluations found it.
 *
 * @param change what is different
 * @param before missing where only the later one asks for it
 * @param after missing where only the earlier one does
 */
record FindingPair(Change change, GateBody.@Nullable Criterion before, GateBody.@Nullable Criterion after) {

    /** All criteria of two evaluations, in the order of the later one; those that only the earlier one has come last. */
    static List<FindingPair> of(List<GateBody.Criterion> earlier, List<GateBody.Criterion> later) {
        Map<String, GateBody.Criterion> left = new LinkedHashMap<>();
        earlier.forEach(criterion -> left.put(criterion.id(), criterion));
        List<FindingPair> pairs = new ArrayList<>();
        for (GateBody.Criterion after : later) {
            GateBody.Criterion before = left.remove(after.id());
            pairs.add(new FindingPair(change(before, after), before, after));
        }
        left.values().forEach(before -> pairs.add(new FindingPair(Change.GONE, before, null)));
        return pairs;
    }

    /** The criterion's own words, of the later evaluation where it has them. */
    public GateBody.Criterion either() {
        return Objects.requireNonNull(after == null ? before : after);
    }

    private static Change change(GateBody.@Nullable Criterion before, GateBody.Criterion after) {
        if (before == null) {
            return Change.NEW;
        }
        if (before.state() != after.state()) {
            return Change.STATE;
        }
        return before.equals(after) ? Change.SAME : Change.DETAIL;
    }

    /** What is different. */
    enum Change {
        SAME("="),
        /** It stands as it did, for another reason or on other evidence. */
        DETAIL("≈"),
        STATE("≠"),
        NEW("+"),
        GONE("−");

        private final String sign;

        Change(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
