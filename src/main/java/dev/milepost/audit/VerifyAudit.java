package dev.milepost.audit;

import dev.milepost.audit.Verification.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code verify-audit}: says whether an exported audit trail is what was recorded. Needs no server. */
public final class VerifyAudit {

    /** How the command is used. */
    public static final String USAGE = "verify-audit EXPORT [--anchors FILE] [--restored ROW]...";

    private static final int INTACT = 0;
    private static final int PROBLEMS = 1;
    private static final int NOT_VERIFIED = 2;

    private VerifyAudit() {}

    /**
     * Verifies an export.
     *
     * @return 0 if the trail is intact, 1 if something is wrong with it, 2 if that could not be found out
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Question question = Question.of(arguments);
            List<Anchor> anchors = question.anchors() == null ? List.of() : Anchor.read(question.anchors());
            try (InputStream export = Files.newInputStream(question.export())) {
                Result result = new Verification(anchors, question.restored()).of(export);
                return report(result, question.anchors() != null, out);
            }
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("Nothing was verified, because a file cannot be read: " + e.getMessage());
        }
        return NOT_VERIFIED;
    }

    private static int report(Result result, boolean anchored, PrintStream out) {
        result.problems().forEach(out::println);
        if (result.problemCount() > result.problems().size()) {
            out.println("… and " + (result.problemCount() - result.problems().size()) + " more.");
        }
        result.notes().forEach(out::println);
        out.println("%d rows, from %s to %s; the head is row %d, %s."
                .formatted(
                        result.rows(),
                        result.first(),
                        result.newest(),
                        result.head().sequence(),
                        result.head().hash()));
        out.println(
                anchored
                        ? result.anchors() + " anchors agree with their rows."
                        : "No anchors were given: rows that were cut from the end, or changed together with all hashes after them,"
                                + " cannot be told from true ones. Compare the head with one that was kept outside.");
        out.println(result.problemCount() == 0 ? "The trail is intact." : "The trail is NOT intact.");
        return result.problemCount() == 0 ? INTACT : PROBLEMS;
    }

    /** What is asked. */
    private record Question(Path export, @Nullable Path anchors, Set<Long> restored) {

        static Question of(List<String> arguments) {
            @Nullable Path export = null;
            @Nullable Path anchors = null;
            Set<Long> restored = new HashSet<>();
            for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
                String argument = rest.next();
                if (argument.equals("--anchors") && rest.hasNext()) {
                    anchors = Path.of(rest.next());
                } else if (argument.equals("--restored") && rest.hasNext()) {
                    restored.add(number(rest.next()));
                } else if (!argument.startsWith("--") && export == null) {
                    export = Path.of(argument);
                } else {
                    throw new IllegalArgumentException("'" + argument + "' is not understood. Usage: " + USAGE);
                }
            }
            if (export == null) {
                throw new IllegalArgumentException("Which file is to be verified? Usage: " + USAGE);
            }
            return new Question(export, anchors, restored);
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no number of a row. Usage: " + USAGE, e);
            }
        }
    }
}
