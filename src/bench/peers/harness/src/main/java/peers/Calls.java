package peers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the time of a project goes, by kind of call; off unless asked for. */
final class Calls {

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    /** Told after the fact which call its statements belong to; set by the one thread that counts. */
    CountingDataSource counting;
    private boolean on;

    void reset() {
        nanos.clear();
        on = true;
    }

    Clock clock() { return new Clock(); }

    String perProject(int n) {
        on = false;
        StringBuilder b = new StringBuilder("msPerProject");
        double sum = 0;
        for (var e : nanos.entrySet()) {
            b.append(String.format(Locale.ROOT, " [%s]=%.3f", e.getKey(), e.getValue() / 1e6 / n));
            sum += e.getValue() / 1e6 / n;
        }
        return b.append(String.format(Locale.ROOT, " [sum]=%.3f", sum)).toString();
    }

    final class Clock {
        private long last = System.nanoTime();

        void next(String call) {
            if (counting != null) counting.settle(call);
            if (!on) return;
            long now = System.nanoTime();
            nanos.merge(call, now - last, Long::sum);
            last = now;
        }
    }
}
