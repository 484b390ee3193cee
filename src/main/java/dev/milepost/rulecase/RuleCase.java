package dev.milepost.rulecase;

import dev.milepost.gate.facts.Facts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One case: facts, and what the rules have to say of them.
 *
 * @param line where it begins in its file
 * @param expected what is expected of criteria by their ids; under the empty id, of the only criterion of the rule file
 */
record RuleCase(int line, String name, Facts facts, Map<String, Expected> expected) {

    static final String ONLY_ONE = "";

    static RuleCase of(Part part) {
        part.only(
                "name",
                "at",
                "zone",
                "gate",
                "parameters",
                "tasks",
                "workItems",
                "reports",
                "metrics",
                "events",
                "milestones",
                "waivers",
                "expect");
        Part expect = part.part("expect");
        if (expect.isEmpty()) {
            throw new InvalidCaseException(part.line(), "The case expects nothing. Add 'expect: {state: …}'.");
        }
        Map<String, Expected> expected = new LinkedHashMap<>();
        if (expect.names().iterator().next().matches("state|actual|expected|remedy|evidence|changesAt")) {
            expected.put(ONLY_ONE, Expected.of(expect));
        } else {
            expect.names().forEach(id -> expected.put(id, Expected.of(expect.part(id))));
        }
        return new RuleCase(part.line(), part.required("name"), CaseFacts.of(part), expected);
    }
}
