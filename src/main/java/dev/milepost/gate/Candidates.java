package dev.milepost.gate;

import dev.milepost.audit.Digest;
import dev.milepost.gate.Evaluation.RuleVersion;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rule texts that are tried in the place of other files of the same names. Immutable. */
public final class Candidates {

    private final Map<String, Text> texts = new TreeMap<>();

    private Candidates() {}

    /** Candidates by the names of the files they would take the place of, as DRL. */
    public static Candidates of(Map<String, String> texts) {
        Candidates candidates = new Candidates();
        texts.forEach((file, source) -> candidates.texts.put(file, new Text(Digest.ofText(source), source)));
        return candidates;
    }

    Set<String> files() {
        return texts.keySet();
    }

    List<String> digests() {
        return texts.values().stream().map(Text::sha256).toList();
    }

    boolean areUsedBy(GateDefinition gate) {
        return gate.rules().stream().map(RuleUse::file).anyMatch(texts::containsKey);
    }

    boolean wereUsedBy(List<RuleVersion> rules) {
        return rules.stream().map(RuleVersion::file).anyMatch(texts::containsKey);
    }

    /** The candidate for one use of a rule file, if there is one. */
    Optional<RuleFile> find(RuleUse use, String deployment) {
        return Optional.ofNullable(texts.get(use.file()))
                .map(text -> new RuleFile(use, deployment, text.sha256(), text.source()));
    }

    /** These files, each candidate in its place. */
    List<RuleFile> inPlaceOf(List<RuleFile> files) {
        return files.stream()
                .map(file -> find(file.use(), file.deployment()).orElse(file))
                .toList();
    }

    private record Text(String sha256, String source) {}
}
