package dev.milepost.web;

import dev.milepost.tracking.Evaluations;
import dev.milepost.tracking.ReportText;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was planned and what happened, so far or in the end, for those who plan the next project. */
@Screen
class EvaluationPage {

    private final ProjectsApi projects;
    private final Evaluations evaluations;

    EvaluationPage(ProjectsApi projects, Evaluations evaluations) {
        this.projects = projects;
        this.evaluations = evaluations;
    }

    @GetMapping("/projects/{key}/evaluation")
    String show(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.one(key));
        model.addAttribute("report", evaluations.of(key));
        return "evaluation";
    }

    @GetMapping("/projects/{key}/evaluation.md")
    ResponseEntity<byte[]> markdown(@PathVariable String key) {
        return file(key, "md", MediaType.TEXT_MARKDOWN, ReportText.of(evaluations.of(key)));
    }

    @GetMapping("/projects/{key}/evaluation.csv")
    ResponseEntity<byte[]> table(@PathVariable String key) {
        return file(key, "csv", new MediaType("text", "csv"), EvaluationCsv.of(evaluations.of(key)));
    }

    private static ResponseEntity<byte[]> file(String key, String ending, MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(key + "-evaluation." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
