package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads reports that a test writes down itself. */
final class Reports {

    private Reports() {}

    static TestResults read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    static TestResults read(byte[] bytes) {
        try {
            return JUnitReader.read("report.xml", new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static UnreadableReportException refusalOf(String xml) {
        return refusalOf(xml.getBytes(StandardCharsets.UTF_8));
    }

    static UnreadableReportException refusalOf(byte[] bytes) {
        return catchThrowableOfType(UnreadableReportException.class, () -> read(bytes));
    }
}
