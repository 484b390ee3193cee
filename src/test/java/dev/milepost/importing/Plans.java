package dev.milepost.importing;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.rules.RuleInspection;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Imports files as the command does. */
final class Plans {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Plans() {}

    static ImportedPlan of(String file, String content) throws ImportRefused {
        return of(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static ImportedPlan of(String file, byte[] content) throws ImportRefused {
        try (RuleInspection rules = RuleInspection.start()) {
            return new PlanImport(new PlanCheck(rules, rules.judge())).of(file, content, "", TODAY);
        }
    }

    /** BPMN around what a process holds. */
    static String bpmn(String process) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/MODEL http://localhost:1/BPMN20.xsd">
                <process id="made" name="Made elsewhere">
                """ + process + "</process></definitions>";
    }
}
