package dev.milepost.importing;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.rules.RuleInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Imports all files in some folders in one JVM, and says for each what became of it and in how many milliseconds: MADE, REFUSED, or
 * what must not be: SLOW (more than five seconds), LOST (elements that neither plan nor report has), SILENT (made of nothing),
 * CRASHED. With {@code --to FOLDER} the plans are written there.
 */
final class ImportMany {

    private static final long SLOW = 5_000;

    private final PlanImport imports;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> times = new ArrayList<>();

    private ImportMany(PlanImport imports) {
        this.imports = imports;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> folders = new ArrayList<>(List.of(arguments));
        Path to = null;
        int at = folders.indexOf("--to");
        if (at >= 0) {
            to = Files.createDirectories(Path.of(folders.remove(at + 1)));
            folders.remove(at);
        }
        try (RuleInspection rules = RuleInspection.start()) {
            ImportMany many = new ImportMany(new PlanImport(new PlanCheck(rules, rules.judge())));
            for (String folder : folders) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        many.run(file, to);
                    }
                }
            }
            many.times.sort(Comparator.reverseOrder());
            many.times.stream().limit(10).forEach(System.out::println);
            System.out.println(many.counts);
        }
    }

    private void run(Path file, Path to) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        long before = System.nanoTime();
        long millis = -1;
        String what;
        try {
            ImportedPlan imported = imports.of(name, content, "", Plans.TODAY);
            millis = since(before);
            what = judged(content, imported);
            if (to != null) {
                Files.writeString(to.resolve(name + ".bpmn"), imported.plan().bpmn());
                Files.writeString(
                        to.resolve(name + ".txt"), imported.report().toString().replace("Note[", "\nNote["));
            }
        } catch (ImportRefused refused) {
            String message = String.valueOf(refused.getMessage());
            what = "REFUSED "
                    + message.substring(0, Math.min(300, message.length())).replaceAll("\\s+", " ");
        } catch (Exception | Error crash) { // nothing may, and the next file is to be tried
            what = "CRASHED " + crash;
            crash.printStackTrace();
        }
        millis = millis < 0 ? since(before) : millis;
        if (millis > SLOW) {
            what = "SLOW " + what;
        }
        counts.merge(what.split(" ")[0], 1, Integer::sum);
        times.add("%8d ms %s".formatted(millis, file));
        System.out.println(millis + " ms\t" + file + "\t" + what);
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static String judged(byte[] content, ImportedPlan imported) throws ImportRefused {
        if (imported.report().understood().isEmpty()) {
            return "SILENT";
        }
        boolean schedule = dev.milepost.forecast.exchange.ScheduleFile.hasOutline(content);
        List<String> missing = schedule ? List.of() : Accounts.missing(content, imported);
        return missing.isEmpty() ? "MADE" : "LOST " + missing;
    }
}
