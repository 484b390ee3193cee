package dev.milepost.evidence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Walks through one report, element by element, with the suites and cases that are open at the moment. */
final class ReportWalk {

    private static final int DEEPEST_SUITE = 64;

    private enum Part {
        SUITE,
        CASE,
        /** Something unknown inside a case: what it says of the case counts. */
        OF_CASE,
        /** Something unknown beside cases: suites and cases in it count, and what says that the suite failed. */
        ASIDE,
        /** Output and properties, whatever they contain. */
        IGNORED
    }

    private final StrictXml xml;
    private final ReportNotes notes;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Deque<SuiteTally> suites = new ArrayDeque<>();
    private final Deque<CaseTally> cases = new ArrayDeque<>();

    ReportWalk(String file, StrictXml xml) {
        this.xml = xml;
        this.notes = new ReportNotes(file);
    }

    TestResults results() throws IOException {
        xml.advance();
        ReportRoot.check(xml);
        SuiteTally root = new SuiteTally(xml.element(), xml.place());
        begin(root);
        while (xml.advance()) {
            if (xml.atStart()) {
                parts.push(start());
            } else {
                end(parts.pop());
            }
        }
        return notes.results(root);
    }

    private void begin(SuiteTally suite) {
        notes.observe(xml.element());
        suites.push(suite);
        if (parts.isEmpty()) {
            parts.push(Part.SUITE);
        }
    }

    private Part start() {
        Part parent = parts.element();
        if (parent == Part.IGNORED) {
            return Part.IGNORED;
        }
        String name = xml.element().getLocalName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "testsuite", "testsuites" -> startSuite();
            case "testcase" -> startCase();
            case "properties", "system-out", "system-err", "stdout", "stderr", "output", "stacktrace" -> Part.IGNORED;
            default -> startOther(parent, name);
        };
    }

    private Part startSuite() {
        if (suites.size() == DEEPEST_SUITE) {
            throw xml.refusal("suites are nested more than " + DEEPEST_SUITE + " deep");
        }
        begin(new SuiteTally(xml.element(), xml.place()));
        return Part.SUITE;
    }

    private Part startCase() {
        notes.observe(xml.element());
        cases.push(new CaseTally(xml.element()));
        return Part.CASE;
    }

    private Part startOther(Part parent, String name) {
        boolean inCase = parent == Part.CASE || parent == Part.OF_CASE;
        boolean understood = inCase
                ? cases.element().note(name)
                : (parent == Part.SUITE || !name.equals("skipped"))
                        && suites.element().note(name);
        if (understood) {
            return Part.IGNORED;
        }
        return inCase ? Part.OF_CASE : Part.ASIDE;
    }

    private void end(Part part) {
        if (part == Part.CASE) {
            CaseTally done = cases.pop();
            notes.note(done.testCase());
            suites.element().add(done);
        } else if (part == Part.SUITE) {
            SuiteTally done = suites.pop();
            done.close(notes);
            if (!suites.isEmpty()) {
                suites.element().add(done);
            }
        }
    }
}
