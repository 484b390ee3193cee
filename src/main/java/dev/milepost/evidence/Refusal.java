package dev.milepost.evidence;

/** Why a file cannot be read, before it is known which file that is. Travels through the XML parser unharmed. */
final class Refusal extends RuntimeException {

    static final String SEND_JUNIT = "Upload the XML file that the test runner wrote, unchanged";
    static final String RUN_AGAIN =
            "Maybe the build was stopped while it wrote the file; run the tests again and upload the new file";

    private final Place place;
    private final String reason;
    private final String advice;

    Refusal(Place place, String reason, String advice) {
        super(reason, null, false, false);
        this.place = place;
        this.reason = reason;
        this.advice = advice;
    }

    UnreadableReportException in(String file) {
        return new UnreadableReportException(file, place, reason, advice);
    }
}
