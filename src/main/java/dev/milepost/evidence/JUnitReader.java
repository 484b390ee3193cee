package dev.milepost.evidence;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads JUnit XML reports of any producer in one pass and constant memory, and asks nobody for anything: no document types,
 * entities, schemas or includes are followed.
 *
 * <p>Where a report contradicts itself the worse side counts, see {@link TestResults}. What is not a well-formed JUnit
 * report is refused whole.
 */
public final class JUnitReader {

    private JUnitReader() {}

    /**
     * Reads one file to its end. The stream stays open and belongs to the caller, who also limits its length.
     *
     * @param fileName the file as the sender named it, for messages
     * @throws UnreadableReportException where the file is not a JUnit report or not to be trusted
     * @throws IOException where the stream itself fails
     */
    public static TestResults read(String fileName, InputStream in) throws IOException {
        try {
            StrictXml xml = StrictXml.of(new GuardedText(DeclaredEncoding.textOf(in)));
            return new ReportWalk(fileName, xml).results();
        } catch (Refusal refusal) {
            throw refusal.in(fileName);
        } catch (ArithmeticException overflow) {
            throw new Refusal(Place.START, "the numbers of tests add up to more than can be", Refusal.SEND_JUNIT)
                    .in(fileName);
        }
    }
}
