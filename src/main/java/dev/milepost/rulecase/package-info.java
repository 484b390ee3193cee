/**
 * Rule cases: facts and what the rules have to say of them, in YAML files beside the rules. One runner for the build, the command
 * and the API.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.rulecase;
