package dev.milepost.gate.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule reports its criterion: the one global of a rule file. One statement reports one criterion, in both
 * directions:
 *
 * <pre>{@code
 * findings
 *     .unknownWhen($reports.isEmpty(), "no report", "Send a report.")
 *     .judge($failing.isEmpty())
 *     .actual(...).expected("none failing").remedy(...).evidence($reports);
 * }</pre>
 *
 * <p>The criterion's id and title come from the rule that fires. The first of the {@code …When} steps whose condition holds
 * decides, wherever it stands in the statement, and keeps its own actual value and remedy; otherwise {@link #judge} does.
 * All arguments are computed in every case, so they must not fail where there are no facts.
 */
public interface Findings {

    /** The criterion is met or not. */
    Draft judge(boolean met);

    /** There is no evidence to judge by. */
    Draft unknown(String reason);

    /** The evidence is too old, or of another build. */
    Draft stale(String reason);

    /** The criterion does not apply here, and does not hold the gate up. */
    Draft notApplicable(String reason);

    /** Where the condition holds, there is no evidence to judge by. */
    Draft unknownWhen(boolean condition, String actual, String remedy);

    /** Where the condition holds, the evidence is too old, or of another build. */
    Draft staleWhen(boolean condition, String actual, String remedy);

    /** Where the condition holds, the criterion does not apply and does not hold the gate up. */
    Draft notApplicableWhen(boolean condition, String reason);

    /** A finding being written; a finding that never says how it stands is reported as an error. */
    interface Draft {

        /** As {@link Findings#judge}; at most once. */
        Draft judge(boolean met);

        /** As {@link Findings#unknownWhen}. */
        Draft unknownWhen(boolean condition, String actual, String remedy);

        /** As {@link Findings#staleWhen}. */
        Draft staleWhen(boolean condition, String actual, String remedy);

        /** As {@link Findings#notApplicableWhen}. */
        Draft notApplicableWhen(boolean condition, String reason);

        /** What was observed. */
        Draft actual(Object actual);

        /** What would meet the criterion. */
        Draft expected(Object expected);

        /** The smallest change that would meet it; dropped where it is met or does not apply. */
        Draft remedy(String remedy);

        /** What it rests on: facts, evidence ids, or collections of them. */
        Draft evidence(@Nullable Object... sources);

        /** When time alone changes this result; ignored where that is not in the future. May be called several times: the earliest counts. */
        Draft changesAt(@Nullable Instant instant);
    }
}
