/**
 * Compiles, checks and runs rule files: the only code that knows Drools. The rest of Milepost asks {@link
 * dev.milepost.gate.Judge}, and deployments ask {@link dev.milepost.gate.rules.RuleChecker} and {@link
 * dev.milepost.gate.rules.GateChecker}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("rules")
package dev.milepost.gate.rules;
