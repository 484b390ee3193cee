package dev.milepost.evidence;

import java.io.IOException;

/** Reads reports far longer than what may be kept of them; started with a heap that could not hold them. */
final class LargeReports {

    private static final String CASE =
            "<testcase classname='org.example.large.LargeTest' name='adds numbers of a certain length' time='0.001' />\n";

    private LargeReports() {}

    public static void main(String[] arguments) throws IOException {
        RepeatedText report =
                switch (arguments[0]) {
                    case "cases" ->
                        new RepeatedText("<testsuite tests='500000' failures='0'>", CASE, 500_000, "</testsuite>");
                    case "text" -> output("", "0123456789abcdef", "");
                    case "lines" -> output("", "a line & another\n".replace("&", "and"), "");
                    case "brackets" -> output("", "]]]]]]]]]]]]]]]]", "");
                    case "cdata" -> output("<![CDATA[", "some ]] output\n\n", "]]>");
                    case "cdata-brackets" -> output("<![CDATA[", "]]]]]]]]]]]]]]]]", "]]>");
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        System.out.println(report.length() + " bytes: "
                + JUnitReader.read(arguments[0], report).totals());
    }

    private static RepeatedText output(String open, String text, String close) {
        return new RepeatedText(
                "<testsuite><testcase name='t'/><system-out>" + open,
                text,
                6_250_000,
                close + "</system-out></testsuite>");
    }
}
