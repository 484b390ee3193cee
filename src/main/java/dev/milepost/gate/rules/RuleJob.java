package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleUse;

/** One rule file to run, with the parameters of the gate that uses it. */
record RuleJob(RuleUse use, String sha256, CompiledRules rules, Parameters parameters) {}
