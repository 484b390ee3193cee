package peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts one warm JVM per peer and takes timed slices from them in turn, so that noise of the machine falls on all.
 * Peers are listed in peers.list: name module class options.
 * System properties: db (h2|pg), peers (comma list, default all), rounds, n, warm, waiting, heap, out, count.
 */
public final class Orchestrator {

    static final class W {
        String name; String describe; double scale; int waiting = -1; int threads = 2; boolean noStream; Process p; BufferedReader in; PrintWriter out; boolean dead;
        int waiting(int general) { return waiting < 0 ? general : Math.min(general, waiting); }
        String ask(String s) throws IOException {
            out.println(s);
            out.flush();
            return answer();
        }
        String answer() throws IOException {
            for (String l; (l = in.readLine()) != null; ) if (l.startsWith("OK ")) return l.substring(3);
            return "FAILED worker ended";
        }
    }

    static String prop(String k, String d) { return System.getProperty(k, d); }

    public static void main(String[] args) throws Exception {
        Path root = Path.of(prop("root", "."));
        String db = prop("db", "h2");
        int rounds = Integer.getInteger("rounds", 5), n = Integer.getInteger("n", 300), warm = Integer.getInteger("warm", 1500), waiting = Integer.getInteger("waiting", 10_000), streams = Integer.getInteger("streams", 0), warmStreams = Integer.getInteger("warmStreams", 20), profile = Integer.getInteger("profile", 0);
        boolean count = Boolean.getBoolean("count");
        List<String> only = Arrays.asList(prop("peers", "").split(","));
        Path out = root.resolve("target").resolve(prop("out", db) + ".txt");
        Files.createDirectories(out.getParent());
        List<W> ws = new ArrayList<>();
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(out))) {
            for (String line : Files.readAllLines(root.resolve("peers.list"))) {
                String[] f = line.trim().split("\\s+");
                if (line.isBlank() || line.startsWith("#")) continue;
                if (!only.get(0).isEmpty() && !only.contains(f[0])) continue;
                if (only.get(0).isEmpty() && Arrays.asList(f).contains("optional")) continue;
                List<String> cmd = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                        "-Xms" + prop("heap", "2500m"), "-Xmx" + prop("heap", "2500m"), "-XX:+UseG1GC"));
                for (String k : new String[]{"pg.url", "pg.user", "pg.password", "sql"}) if (System.getProperty(k) != null) cmd.add("-D" + k + "=" + System.getProperty(k));
                String lib = root.resolve(f[1]).resolve("target").toString();
                cmd.addAll(List.of("-cp", lib + "/classes" + File.pathSeparator + lib + "/lib/*", "peers.Worker", f[2], f[0], db));
                W w = new W();
                w.name = f[0];
                w.scale = 1;
                for (int i = 3; i < f.length; i++) {
                    if (f[i].startsWith("scale=")) w.scale = Double.parseDouble(f[i].substring(6));
                    else if (f[i].startsWith("threads=")) w.threads = Integer.parseInt(f[i].substring(8));
                    else if (f[i].equals("nostream")) w.noStream = true;
                    else if (f[i].startsWith("waiting=")) w.waiting = Integer.parseInt(f[i].substring(8));
                    else cmd.add(f[i]);
                }
                if (count) cmd.add("count=true");
                String kind = db;
                w.p = new ProcessBuilder(cmd).redirectError(root.resolve("target").resolve(f[0] + "-" + kind + ".err.log").toFile()).start();
                w.in = new BufferedReader(new InputStreamReader(w.p.getInputStream()));
                w.out = new PrintWriter(w.p.getOutputStream());
                w.describe = w.answer();
                say(log, w.name + " " + w.describe);
                ws.add(w);
                if (w.describe.startsWith("FAILED")) w.dead = true;
            }
            for (W w : ws) if (!w.dead) check(w, log, "TEST", w.ask("TEST"));
            if (count) {
                for (W w : ws) if (!w.dead) say(log, w.name + " COUNT " + w.ask("COUNT"));
                return;
            }
            for (W w : ws) {
                if (w.dead) continue;
                if (waiting > 0) check(w, log, "SEED", w.ask("SEED " + w.waiting(waiting) + " " + w.threads));
                if (!w.dead && waiting > 0) check(w, log, "WARM waiting", w.ask("RUN " + sc(w, warm) + " " + w.threads + " waiting"));
                if (!w.dead) check(w, log, "WARM empty", w.ask("RUN " + sc(w, warm) + " " + w.threads + " empty"));
            }
            for (W w : ws) if (!w.dead && streams > 0) check(w, log, "WARM stream", w.ask("STREAM " + warmStreams + " " + w.threads + (waiting > 0 ? " waiting" : " empty")));
            List<String> kinds = new ArrayList<>(waiting > 0 ? List.of("1 empty", "1 waiting", "2 empty") : List.of("1 empty", "2 empty"));
            if (streams > 0) kinds.add(waiting > 0 ? "stream waiting" : "stream empty");
            Map<String, Map<String, List<Double>>> all = new LinkedHashMap<>();
            for (int r = 1; r <= rounds; r++) {
                List<W> order = new ArrayList<>(ws);
                if (r % 2 == 0) Collections.reverse(order);
                for (String kind : kinds) {
                    for (W w : order) {
                        boolean stream = kind.startsWith("stream");
                        if (w.dead || (stream ? w.noStream : kind.charAt(0) - '0' > w.threads)) continue;
                        String a = stream
                                ? w.ask("STREAM " + streams + " 1 " + kind.substring(7))
                                : w.ask("RUN " + sc(w, n) + " " + kind);
                        check(w, log, kind + " round " + r, a);
                        if (a.startsWith("FAILED")) continue;
                        for (String kv : a.split(" ")) {
                            String[] x = kv.split("=");
                            all.computeIfAbsent(kind, k -> new LinkedHashMap<>()).computeIfAbsent(w.name + " " + x[0], k -> new ArrayList<>()).add(Double.parseDouble(x[1]));
                        }
                    }
                }
            }
            for (W w : ws) if (!w.dead && profile > 0) say(log, w.name + " PROFILE " + w.ask("PROFILE " + profile));
            for (String tag : all.keySet()) ratios(log, all.get(tag), ws, tag);
            say(log, "");
            for (String tag : all.keySet()) {
                say(log, "== " + db + " threads " + tag + " (median of " + rounds + " [min..max]; latencies in microseconds)");
                for (W w : ws) {
                    StringBuilder b = new StringBuilder(String.format("%-18s", w.name));
                    for (String k : List.of("perS", "cpuMsPer", "gcMs", "c50", "c95", "c99", "o50", "o95", "o99")) {
                        List<Double> v = all.get(tag).get(w.name + " " + k);
                        if (v == null) continue;
                        List<Double> s = new ArrayList<>(v);
                        Collections.sort(s);
                        b.append(String.format(Locale.ROOT, " %s=%.1f[%.1f..%.1f]", k, s.get(s.size() / 2), s.get(0), s.get(s.size() - 1)));
                    }
                    say(log, b.toString());
                }
            }
        } finally {
            for (W w : ws) {
                try {
                    w.out.println("QUIT");
                    w.out.flush();
                    if (!w.p.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) w.p.destroy();
                } catch (Exception e) {
                    w.p.destroy();
                }
            }
        }
    }

    /** Round by round, to each other peer: the median of what one round says, since noise falls on all of a round. */
    static void ratios(PrintWriter log, Map<String, List<Double>> of, List<W> ws, String tag) {
        List<Double> mine = of.get("milepost perS");
        if (mine == null) return;
        say(log, "");
        say(log, "== milepost to others, " + tag + " (round by round: median [min..max]; throughput more is better, the rest less)");
        for (W w : ws) {
            if (w.name.equals("milepost")) continue;
            StringBuilder b = new StringBuilder(String.format("%-18s", w.name));
            for (String k : List.of("perS", "cpuMsPer", "c50", "o50", "o95")) {
                List<Double> a = of.get("milepost " + k), o = of.get(w.name + " " + k);
                if (o == null || o.size() != a.size()) continue;
                List<Double> r = new ArrayList<>();
                for (int i = 0; i < o.size(); i++) r.add(a.get(i) / o.get(i));
                Collections.sort(r);
                b.append(String.format(Locale.ROOT, " %s=%.2f[%.2f..%.2f]", k, r.get(r.size() / 2), r.get(0), r.get(r.size() - 1)));
            }
            say(log, b.toString());
        }
    }

    static int sc(W w, int n) { return Math.max(10, (int) (n * w.scale)); }

    static void check(W w, PrintWriter log, String what, String a) {
        say(log, w.name + " " + what + " " + a);
        if (a.startsWith("FAILED")) w.dead = true;
    }

    static void say(PrintWriter log, String s) {
        String l = s.isEmpty() ? s : Instant.now().toString().substring(11, 19) + " " + s;
        System.out.println(l);
        log.println(l);
        log.flush();
    }
}
