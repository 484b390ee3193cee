package dev.milepost.process;

import dev.milepost.gate.PlanMove;
import dev.milepost.gate.PlanMove.Gate.How;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.RuleLibrary;
import dev.milepost.plan.Approvers;
import dev.milepost.plan.Binding;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.SignOffPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the gates of two versions of a plan differ, with the rules that judge them. Thread-safe. */
final class GateDifferences {

    private final RuleLibrary library;

    GateDifferences(RuleLibrary library) {
        this.library = library;
    }

    /** Those that are new, gone or changed, in the order of the later version, those that are gone last. */
    List<PlanMove.Gate> between(Plan before, Binding boundBefore, Plan after, Binding boundAfter) {
        List<PlanMove.Gate> all = new ArrayList<>();
        for (GateDefinition gate : after.gates()) {
            before.gate(gate.key())
                    .ifPresentOrElse(
                            old -> {
                                List<String> changes = changes(old, boundBefore, gate, boundAfter);
                                if (!changes.isEmpty()) {
                                    all.add(new PlanMove.Gate(gate.key(), gate.name(), How.CHANGED, changes));
                                }
                            },
                            () -> all.add(new PlanMove.Gate(gate.key(), gate.name(), How.NEW, List.of())));
        }
        before.gates().stream()
                .filter(gate -> after.gate(gate.key()).isEmpty())
                .forEach(gate -> all.add(new PlanMove.Gate(gate.key(), gate.name(), How.GONE, List.of())));
        return all;
    }

    private List<String> changes(GateDefinition before, Binding was, GateDefinition after, Binding is) {
        List<String> changes = new ArrayList<>();
        compare(changes, "name", before.name(), after.name());
        compare(changes, "phase", before.phase(), after.phase());
        compare(changes, "type", before.type(), after.type());
        compare(changes, "target", before.target().text(), after.target().text());
        compare(changes, "rules", names(before), names(after));
        texts(changes, library.load(was.rules(), before.rules()), library.load(is.rules(), after.rules()));
        TreeSet<String> parameters = new TreeSet<>(before.parameters().keySet());
        parameters.addAll(after.parameters().keySet());
        parameters.forEach(name -> compare(
                changes,
                "param." + name,
                before.parameters().get(name),
                after.parameters().get(name)));
        terms(changes, before.signOff(), after.signOff());
        return changes;
    }

    /** Named as the settings of a gate are. */
    private static void terms(List<String> changes, SignOffPolicy before, SignOffPolicy after) {
        compare(changes, "approvers", inWords(before.approvers()), inWords(after.approvers()));
        compare(changes, "signOffOrder", order(before), order(after));
        compare(changes, "refusal", word(before.refusal()), word(after.refusal()));
        compare(changes, "staleVotes", word(before.staleVotes()), word(after.staleVotes()));
        compare(changes, "separation", before.separation() ? "on" : "off", after.separation() ? "on" : "off");
        compare(changes, "waiversWithin", days(before), days(after));
    }

    private static String inWords(List<Approvers> approvers) {
        return approvers.isEmpty()
                ? "nobody"
                : approvers.stream()
                        .map(some -> (some.everybody() ? "all" : String.valueOf(some.minimum())) + " of "
                                + String.join(" or ", some.groups()))
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String days(SignOffPolicy policy) {
        return policy.waiverDays() == null ? null : "P" + policy.waiverDays() + "D";
    }

    private static String order(SignOffPolicy policy) {
        return policy.inSequence() ? "sequence" : "parallel";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A file that both use has one text in each, however often and in whatever mode it is used. */
    private static void texts(List<String> changes, List<RuleFile> before, List<RuleFile> after) {
        Map<String, String> digests = new TreeMap<>();
        before.forEach(file -> digests.put(file.use().file(), file.sha256()));
        after.stream()
                .filter(file ->
                        !file.sha256().equals(digests.getOrDefault(file.use().file(), file.sha256())))
                .map(file -> "another text of " + file.use().file())
                .distinct()
                .forEach(changes::add);
    }

    private static Object said(@Nullable Object value) {
        return value == null ? "–" : value instanceof Enum<?> one ? word(one) : value;
    }

    /** As a plan writes them. */
    private static String names(GateDefinition gate) {
        return gate.rules().stream()
                .map(use -> use.file()
                        + (use.alias() == null ? "" : " as " + use.alias())
                        + (use.mode().decides() ? "" : " (" + use.mode().word() + ")"))
                .collect(Collectors.joining(", "));
    }

    private static void compare(List<String> changes, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(what + ": " + said(before) + " → " + said(after));
        }
    }
}
