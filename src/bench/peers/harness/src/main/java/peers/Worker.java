package peers;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One peer in one JVM, driven by lines on standard input:
 * TEST | RUN n threads empty|waiting | STREAM n threads empty|waiting | SEED n threads | COUNT | PROFILE n | QUIT. Each answers with one line that starts with "OK ".
 * The JVM holds two instances of the peer, one on a database without and one on a database with waiting gates (SEED).
 * Arguments: peer class, name, db kind, then key=value options.
 */
public final class Worker {

    static final int PHASES = 3;
    static final int STREAM = 50;
    static final AtomicInteger KEYS = new AtomicInteger();
    final Calls calls = new Calls();
    final Peer peer;
    final Date[] notBefore;

    Worker(Peer peer) {
        this.peer = peer;
        long day = 86_400_000L, now = System.currentTimeMillis();
        // The date condition is true from the start, yet every engine has to evaluate it against its clock.
        this.notBefore = new Date[]{new Date(now - 3 * day), new Date(now - 2 * day), new Date(now - day)};
    }

    public static void main(String[] a) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        Map<String, String> opts = new HashMap<>();
        for (int i = 3; i < a.length; i++) {
            String[] kv = a[i].split("=", 2);
            opts.put(kv[0], kv.length > 1 ? kv[1] : "true");
        }
        CountingDataSource counting = null;
        Worker[] ws = new Worker[2];
        try {
            for (int i = 0; i < 2; i++) {
                Db db = Db.of(a[2], a[1] + (i == 0 ? "" : "-w"));
                HikariDataSource pool = opts.containsKey("ownPool") ? null : db.open(4);
                DataSource ds = pool;
                if (i == 0 && opts.containsKey("count") && pool != null) ds = counting = new CountingDataSource(pool);
                Peer peer = (Peer) Class.forName(a[0]).getDeclaredConstructor().newInstance();
                ws[i] = new Worker(peer);
                peer.start(db, ds, opts);
            }
            out.println("OK ready " + ws[0].peer.describe());
            out.flush();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line; (line = in.readLine()) != null; ) {
                String[] c = line.trim().split(" +");
                String r;
                try {
                    r = switch (c[0]) {
                        case "RUN" -> ws[c[3].equals("waiting") ? 1 : 0].run(Integer.parseInt(c[1]), Integer.parseInt(c[2]));
                        case "STREAM" -> ws[c[3].equals("waiting") ? 1 : 0].stream(Integer.parseInt(c[1]), Integer.parseInt(c[2]));
                        case "PROFILE" -> ws[0].profile(Integer.parseInt(c[1]));
                        case "SEED" -> ws[1].seed(Integer.parseInt(c[1]), Integer.parseInt(c[2]));
                        case "TEST" -> ws[0].test();
                        case "COUNT" -> ws[0].count(counting);
                        case "QUIT" -> null;
                        default -> "unknown";
                    };
                } catch (Throwable t) {
                    t.printStackTrace();
                    r = "FAILED " + t;
                }
                if (r == null) break;
                out.println("OK " + r);
                out.flush();
            }
        } catch (Throwable t) {
            t.printStackTrace();
            out.println("OK FAILED " + t);
            out.flush();
        }
        try {
            for (Worker w : ws) if (w != null) w.peer.close();
        } finally {
            System.exit(0);
        }
    }

    /** One gated project from its start to its end; the two latencies of each of its gates go to lat. */
    void project(long[] commit, long[] observed, int at) throws Exception {
        Calls.Clock k = calls.clock();
        Object p = peer.startProject("P" + KEYS.incrementAndGet(), notBefore);
        k.next("start");
        for (int phase = 1; phase <= PHASES; phase++) {
            peer.completeTasks(p, phase);
            k.next("list + 4 completions");
            peer.deliver(p, Evidence.batch(phase, 1));
            k.next("evidence, gate stays shut");
            if (peer.gatePassed(p, phase)) throw new IllegalStateException("gate " + phase + " passed on failing evidence");
            Evidence decisive = Evidence.batch(phase, 2);
            k.next("status and end queries");
            long t0 = System.nanoTime();
            peer.deliver(p, decisive);
            long t1 = System.nanoTime();
            k.next(phase == PHASES ? "evidence, gate passes, project ends" : "evidence, gate passes, next phase");
            while (!peer.gatePassed(p, phase)) {
                if (System.nanoTime() - t1 > 30_000_000_000L) throw new IllegalStateException("gate " + phase + " never passed");
                Thread.onSpinWait();
            }
            long t2 = System.nanoTime();
            k.next("status and end queries");
            if (commit != null) {
                commit[at + phase - 1] = t1 - t0;
                observed[at + phase - 1] = t2 - t0;
            }
        }
        if (!peer.ended(p)) throw new IllegalStateException("project not ended");
        k.next("status and end queries");
    }

    /** A project that has done the tasks of its first phase and has no evidence yet. */
    Object ready() throws Exception {
        Object p = peer.startProject("S" + KEYS.incrementAndGet(), notBefore);
        peer.completeTasks(p, 1);
        return p;
    }

    /** A stream of evidence to one gate: only the last report opens it. */
    void stream(Object p, long[] each, int at) throws Exception {
        for (int i = 0; i < STREAM; i++) {
            Evidence e = Evidence.batch(1, i == STREAM - 1 ? 2 : 1, i);
            long t0 = System.nanoTime();
            peer.deliver(p, e);
            each[at + i] = System.nanoTime() - t0;
        }
        long t1 = System.nanoTime();
        while (!peer.gatePassed(p, 1)) {
            if (System.nanoTime() - t1 > 30_000_000_000L) throw new IllegalStateException("gate never passed");
            Thread.onSpinWait();
        }
        each[at + STREAM - 1] += System.nanoTime() - t1;
    }

    /** A project that waits at its first gate: tasks done, failing evidence delivered. */
    void waiting() throws Exception {
        Object p = peer.startProject("W" + KEYS.incrementAndGet(), notBefore);
        peer.completeTasks(p, 1);
        peer.deliver(p, Evidence.batch(1, 1));
        if (peer.gatePassed(p, 1)) throw new IllegalStateException("seeded gate passed");
    }

    interface Job { void run(int i) throws Exception; }

    static long parallel(int n, int threads, Job job) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Throwable> errors = new ArrayList<>();
        List<Thread> ts = new ArrayList<>();
        long t0 = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            Thread th = new Thread(() -> {
                try {
                    for (int i; (i = next.getAndIncrement()) < n; ) job.run(i);
                } catch (Throwable e) {
                    synchronized (errors) { errors.add(e); }
                }
            });
            ts.add(th);
            th.start();
        }
        for (Thread th : ts) th.join();
        long ns = System.nanoTime() - t0;
        if (!errors.isEmpty()) throw new Exception(errors.get(0));
        return ns;
    }

    String run(int n, int threads) throws Exception {
        long[] commit = new long[n * PHASES], observed = new long[n * PHASES];
        long cpu0 = cpu(), gc0 = gc();
        long ns = parallel(n, threads, i -> project(commit, observed, i * PHASES));
        long cpu = cpu() - cpu0, gc = gc() - gc0;
        Arrays.sort(commit);
        Arrays.sort(observed);
        return String.format(Locale.ROOT, "n=%d threads=%d perS=%.2f cpuMsPer=%.3f gcMs=%d c50=%.1f c95=%.1f c99=%.1f o50=%.1f o95=%.1f o99=%.1f",
                n, threads, n / (ns / 1e9), cpu / 1e6 / n, gc,
                q(commit, .5), q(commit, .95), q(commit, .99), q(observed, .5), q(observed, .95), q(observed, .99));
    }

    /** n gates, 50 reports each. Projects are brought to their gate before the clock starts. */
    String stream(int n, int threads) throws Exception {
        Object[] ps = new Object[n];
        parallel(n, threads, i -> ps[i] = ready());
        long[] each = new long[n * STREAM];
        long cpu0 = cpu(), gc0 = gc();
        long ns = parallel(n, threads, i -> stream(ps[i], each, i * STREAM));
        long cpu = cpu() - cpu0, gc = gc() - gc0;
        long[] last = new long[n];
        for (int i = 0; i < n; i++) last[i] = each[i * STREAM + STREAM - 1];
        Arrays.sort(last);
        Arrays.sort(each);
        return String.format(Locale.ROOT, "n=%d threads=%d perS=%.2f cpuMsPer=%.3f gcMs=%d c50=%.1f c95=%.1f c99=%.1f o50=%.1f o95=%.1f o99=%.1f",
                n * STREAM, threads, n * STREAM / (ns / 1e9), cpu / 1e6 / (n * STREAM), gc,
                q(each, .5), q(each, .95), q(each, .99), q(last, .5), q(last, .95), q(last, .99));
    }

    /** Mean milliseconds a project spends in each kind of call. */
    String profile(int n) throws Exception {
        calls.reset();
        for (int i = 0; i < n; i++) project(null, null, 0);
        return calls.perProject(n);
    }

    String seed(int n, int threads) throws Exception {
        long ns = parallel(n, threads, i -> waiting());
        return String.format(Locale.ROOT, "seeded=%d seconds=%.1f", n, ns / 1e9);
    }

    String count(CountingDataSource c) throws Exception {
        if (c == null) return "not counting";
        for (int i = 0; i < 20; i++) project(null, null, 0);
        c.counts.clear();
        c.settle("");
        c.texts.clear();
        calls.counting = c;
        for (int i = 0; i < 10; i++) project(null, null, 0);
        calls.counting = null;
        if (System.getProperty("sql") != null)
            c.texts.forEach((k, v) -> System.err.printf(Locale.ROOT, "SQL %6.1f %s%n", v.sum() / 10.0, k));
        StringBuilder b = new StringBuilder("perProject");
        c.counts.forEach((k, v) -> b.append(' ').append(k).append('=').append(v.sum() / 10.0));
        Object p = ready();
        long[] each = new long[STREAM];
        c.counts.clear();
        stream(p, each, 0);
        b.append(" | perStream");
        c.counts.forEach((k, v) -> b.append(' ').append(k).append('=').append((double) v.sum()));
        return b.toString();
    }

    /** The gate must stay shut on good evidence before its date, and on failing evidence after it. */
    String test() throws Exception {
        Date[] future = notBefore.clone();
        future[0] = new Date(System.currentTimeMillis() + 3 * 86_400_000L);
        Object p = peer.startProject("T" + KEYS.incrementAndGet(), future);
        peer.completeTasks(p, 1);
        peer.deliver(p, Evidence.batch(1, 1));
        peer.deliver(p, Evidence.batch(1, 2));
        Thread.sleep(500);
        if (peer.gatePassed(p, 1) || peer.ended(p)) throw new IllegalStateException("gate passed before its date");
        project(null, null, 0);
        waiting();
        return "tested";
    }

    static double q(long[] sorted, double q) { return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))] / 1e3; }

    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static long gc() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(b -> Math.max(0, b.getCollectionTime())).sum();
    }
}
