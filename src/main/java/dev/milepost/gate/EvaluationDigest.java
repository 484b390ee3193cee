package dev.milepost.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation says, in one number: two evaluations have the same digest if and only if verdict, and the rule files and
 * findings that decide, are the same, whatever their numbers, causes and instants, and whatever is only a warning or tried in shadow.
 *
 * <p>SHA-256 over the UTF-8 bytes of a canonical form: each value as {@code LENGTH:VALUE,} with the length in bytes, a missing
 * one as {@code -,}. The values are the verdict; the number of rule files, and of each its name, alias and digest; the number of
 * findings, and of each its criterion, title, state, actual, expected, remedy, the number of its pieces of evidence, their ids,
 * its changesAt in ISO 8601, and of its waiver the id and the state without it.
 */
public final class EvaluationDigest {

    private final MessageDigest sha256;

    private EvaluationDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The digest of an evaluation, lower-case hexadecimal. */
    public static String of(Evaluation evaluation) {
        EvaluationDigest digest = new EvaluationDigest();
        digest.add(evaluation.verdict());
        List<Evaluation.RuleVersion> rules = evaluation.rules().stream()
                .filter(rule -> rule.mode().decides())
                .toList();
        digest.add(rules.size());
        rules.forEach(rule -> {
            digest.add(rule.file());
            digest.add(rule.alias());
            digest.add(rule.sha256());
        });
        List<Finding> findings = evaluation.deciding();
        digest.add(findings.size());
        findings.forEach(digest::add);
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void add(Finding finding) {
        add(finding.criterion());
        add(finding.title());
        add(finding.state());
        add(finding.actual());
        add(finding.expected());
        add(finding.remedy());
        add(finding.evidence().size());
        finding.evidence().forEach(this::add);
        add(finding.changesAt());
        add(finding.waived() == null ? null : finding.waived().waiver());
        add(finding.waived() == null ? null : finding.waived().state());
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            sha256.update("-,".getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
            sha256.update((byte) ',');
        }
    }
}
