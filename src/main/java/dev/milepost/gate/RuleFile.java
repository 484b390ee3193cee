package dev.milepost.gate;

import dev.milepost.plan.RuleUse;

/**
 * A rule file pinned by its content, as one gate uses it.
 *
 * @param use the file's name and alias
 * @param deployment the deployment it came with
 * @param sha256 the digest of its bytes, lower-case hexadecimal
 * @param source the DRL text
 */
public record RuleFile(RuleUse use, String deployment, String sha256, String source) {}
