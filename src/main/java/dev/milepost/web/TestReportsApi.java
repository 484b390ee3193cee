package dev.milepost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.evidence.JUnitReader;
import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.evidence.TestResults;
import dev.milepost.gate.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@RequestMapping("/api/projects/{project}/test-reports")
@Tag(name = "Evidence")
class TestReportsApi {

    /** The suite of a report that names none. */
    static final String DEFAULT_SUITE = "default";

    private final Intake intake;
    private final ObjectMapper json;
    private final Clock clock;

    TestReportsApi(Intake intake, ObjectMapper json, Clock clock) {
        this.intake = intake;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(
            consumes = {
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(summary = "A JUnit XML report")
    ResponseEntity<ReportBody> one(
            @PathVariable String project,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(required = false) @Nullable String build,
            @RequestParam(required = false) @Nullable Instant observedAt,
            HttpServletRequest request,
            Principal user)
            throws IOException {
        Reading reading = new Reading(suite, build, observedAt);
        reading.read("report.xml", new LimitedInput(request.getInputStream()));
        return accept(project, reading, user);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Many JUnit XML files that are one report")
    ResponseEntity<ReportBody> many(
            @PathVariable String project,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(required = false) @Nullable String build,
            @RequestParam(required = false) @Nullable Instant observedAt,
            MultipartHttpServletRequest request,
            Principal user)
            throws IOException {
        List<MultipartFile> files = request.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TestReportsApi::name))
                .toList();
        if (files.isEmpty()) {
            throw new InvalidRequestException(
                    "The upload holds no file. Send each JUnit XML file as a part, as in curl -F file=@TEST-one.xml.");
        }
        Reading reading = new Reading(suite, build, observedAt);
        for (MultipartFile file : files) {
            try (InputStream in = file.getInputStream()) {
                reading.read(name(file), in);
            }
        }
        return accept(project, reading, user);
    }

    private ResponseEntity<ReportBody> accept(String project, Reading reading, Principal user) {
        TestResults results = TestResults.merge(reading.files);
        Observation.TestReport report =
                Observation.TestReport.of(reading.suite, reading.build, results, reading.files.size());
        Intake.Receipt receipt = intake.accept(
                project,
                new Submission(
                        report,
                        reading.observedAt == null ? plausible(results.observedAt()) : reading.observedAt,
                        "api",
                        user.getName(),
                        Digests.hex(reading.digest),
                        detail(results)));
        return ReportBody.answer(receipt);
    }

    /** What a report says of its own time, unless that is still to come: then it is not known. */
    private @Nullable Instant plausible(@Nullable Instant said) {
        return said == null || said.isAfter(clock.instant()) ? null : said;
    }

    private String detail(TestResults results) {
        try {
            return json.writeValueAsString(results.cases());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Test results cannot be written as JSON", e);
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), file.getName());
    }

    /** Files of one report as they are read; each byte is read once, for its digest and for what it says. */
    private static final class Reading {

        private final String suite;
        private final @Nullable String build;
        private final @Nullable Instant observedAt;
        private final MessageDigest digest = Digests.sha256();
        private final List<TestResults> files = new ArrayList<>();

        Reading(@Nullable String suite, @Nullable String build, @Nullable Instant observedAt) {
            this.suite = Objects.requireNonNullElse(Texts.optional("suite", suite), DEFAULT_SUITE);
            this.build = Texts.optional("build", build);
            this.observedAt = Dates.instant("observedAt", observedAt);
            Digests.add(digest, this.suite);
            Digests.add(digest, this.build);
            Digests.add(digest, observedAt);
        }

        void read(String name, InputStream in) throws IOException {
            Digests.add(digest, name);
            DigestInputStream digested = new DigestInputStream(in, digest);
            files.add(JUnitReader.read(name, StreamUtils.nonClosing(digested))); // the parser closes what it reads
            digested.transferTo(OutputStream.nullOutputStream());
            Digests.add(digest, name);
        }
    }
}
