package dev.milepost.evidence;

import java.util.Locale;
import java.util.Map;

/** Tells JUnit reports from the other XML files that a build leaves behind. */
final class ReportRoot {

    private static final Map<String, String> KIN = Map.ofEntries(
            Map.entry("coverage", "a coverage report"),
            Map.entry("report", "a coverage report"),
            Map.entry("test-run", "an NUnit 3 report"),
            Map.entry("test-results", "an NUnit 2 report"),
            Map.entry("testrun", "a TRX file of Visual Studio or an Eclipse test run"),
            Map.entry("assemblies", "an xUnit.net report"),
            Map.entry("assembly", "an xUnit.net report"),
            Map.entry("testng-results", "a TestNG report"),
            Map.entry("robot", "a Robot Framework report"),
            Map.entry("testexecutions", "a Sonar generic test report"),
            Map.entry("catch2testrun", "Catch2's own XML"),
            Map.entry("testlog", "Boost.Test's own XML"),
            Map.entry("doctest", "doctest's own XML"),
            Map.entry("checkstyle", "a Checkstyle report"),
            Map.entry("html", "a web page"),
            Map.entry("project", "a build or schedule file"),
            Map.entry("testcase", "a single test case without its suite"));

    private ReportRoot() {}

    static void check(StrictXml xml) {
        String name = xml.element().getLocalName();
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.equals("testsuites") || plain.equals("testsuite")) {
            return;
        }
        String kin = KIN.containsKey(plain) ? " (" + KIN.get(plain) + "?)" : "";
        throw new Refusal(
                xml.place(),
                "not a JUnit report: root element is '" + name + "'" + kin,
                "Upload JUnit XML, with 'testsuites' or 'testsuite' as its root; most test runners can write it");
    }
}
