package dev.milepost.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a walk through a report notes down beside the numbers; each list up to its limit. */
final class ReportNotes {

    private final String file;
    private final List<String> failing = new ArrayList<>();
    private final List<TestCase> cases = new ArrayList<>();
    private final List<String> disputes = new ArrayList<>();
    private @Nullable Instant latest;

    ReportNotes(String file) {
        this.file = file;
    }

    void note(TestCase test) {
        if (cases.size() < TestResults.MOST_CASES) {
            cases.add(test);
        }
        if (test.outcome().isBad() && failing.size() < TestResults.MOST_NAMES) {
            failing.add(test.name());
        }
    }

    void observe(XMLStreamReader element) {
        Instant moment = Timestamps.of(element.getAttributeValue(null, "timestamp"));
        if (moment != null && (latest == null || moment.isAfter(latest))) {
            latest = moment;
        }
    }

    void dispute(SuiteLabel suite, Declaration declared, Totals held, Agreement why) {
        dispute(suite, "declares " + declared.inWords() + ", but holds " + Words.of(held) + why.reason());
    }

    void disputeNumbers(SuiteLabel suite, Declaration declared) {
        for (String attribute : declared.unreadable()) {
            dispute(suite, "declares " + attribute + ", which is no number of tests");
        }
    }

    void disputeSilence(SuiteLabel suite, Declaration declared) {
        dispute(suite, "declares " + declared.inWords() + ", but holds none and does not say how many failed");
    }

    void disputeOutcome(SuiteLabel suite, Totals held) {
        dispute(suite, "calls itself failed, but holds " + Words.of(held));
    }

    private void dispute(SuiteLabel suite, String words) {
        if (disputes.size() < TestResults.MOST_NAMES) {
            disputes.add(suite + " " + words + " (" + file + ", line "
                    + suite.place().line() + ")");
        }
    }

    TestResults results(SuiteTally root) {
        return new TestResults(
                root.worst(),
                root.declared(),
                root.held(),
                root.flaky(),
                root.again().tests(),
                failing,
                cases,
                latest,
                Seconds.duration(root.seconds()),
                disputes);
    }
}
