package peers;

import java.util.ArrayList;
import java.util.List;

/** One delivery of evidence: 20 results of the same 20 tests. */
public record Evidence(int phase, int batch, List<TestResult> results) {

    public static final int TESTS = 20;
    public static final double MIN_RATIO = 0.95;

    /** Batch 1: 17 of 20 pass (0.85, the gate must stay shut). Batch 2: 19 of 20 pass (0.95, the gate must open). */
    public static Evidence batch(int phase, int batch) { return batch(phase, batch, batch); }

    /** The same of a delivery of its own number, so that no two reports of a stream are one. */
    public static Evidence batch(int phase, int batch, int number) {
        int passing = batch == 1 ? 17 : 19;
        long now = System.currentTimeMillis();
        List<TestResult> l = new ArrayList<>(TESTS);
        for (int i = 0; i < TESTS; i++) l.add(new TestResult("T" + phase + "-" + i, phase, number, i < passing, now));
        return new Evidence(phase, batch, l);
    }

    public double passRatio() {
        int p = 0;
        for (TestResult r : results) if (r.passed()) p++;
        return (double) p / results.size();
    }

    /** The results as a JSON array, for the variant that also keeps the raw evidence. */
    public String json() {
        StringBuilder b = new StringBuilder(1600).append('[');
        for (TestResult r : results) {
            if (b.length() > 1) b.append(',');
            b.append("{\"t\":\"").append(r.testId()).append("\",\"p\":").append(r.passed()).append(",\"n\":").append(r.batch()).append(",\"at\":").append(r.atMillis()).append('}');
        }
        return b.append(']').toString();
    }
}
