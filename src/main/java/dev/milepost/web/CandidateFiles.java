package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.RuleTrial;
import dev.milepost.gate.UnfitRulesException;
import dev.milepost.plan.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Rule files that are sent to be tried: looked at as at a deployment before anything is done with them. */
@Component
class CandidateFiles {

    private static final int MOST = 100;
    private static final int LONGEST = 1_000_000;

    private final PlanCheck check;
    private final RuleTrial trial;

    CandidateFiles(PlanCheck check, RuleTrial trial) {
        this.check = check;
        this.trial = trial;
    }

    /**
     * The texts of uploaded rule files.
     *
     * @param undone what is not done if something is wrong with them, a sentence
     * @throws UnfitRulesException if something is
     */
    Map<String, String> of(MultipartHttpServletRequest request, String undone) throws IOException {
        return checked(UploadedFiles.of(request, "curl -F file=@tasks-complete.drl"), undone);
    }

    /** {@link #of(MultipartHttpServletRequest, String)} for texts by file name in a body, workbooks in Base64. */
    Map<String, String> of(Map<String, @Nullable String> texts, String undone) throws TooLargeException {
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((file, text) -> {
            if (text == null) {
                throw new InvalidRequestException("The field 'rules' has no text for '" + file
                        + "'. Send the rule file's text, or leave it out.");
            }
            files.put(file, bytes(file, text));
        });
        return checked(files, undone);
    }

    private static byte[] bytes(String file, String text) {
        if (!file.endsWith(".xlsx")) {
            return text.getBytes(UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "The field 'rules' has '" + file + "' not in Base64. A workbook is no text: send its bytes so.");
        }
    }

    private Map<String, String> checked(Map<String, byte[]> files, String undone) throws TooLargeException {
        if (files.size() > MOST) {
            throw new TooLargeException(files.size() + " rule files are more than are tried at once. Send at most "
                    + MOST + ", those that are to change.");
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getValue().length > LONGEST) {
                throw new TooLargeException("The rule file '" + file.getKey() + "' is larger than the " + LONGEST
                        + " bytes that are tried. Part it by criteria.");
            }
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts = PlanCheck.rules(files, problems);
        if (problems.isEmpty()) {
            problems.addAll(check.ofRules(texts));
        }
        if (!problems.isEmpty()) {
            trial.forget(texts);
            throw new UnfitRulesException(undone, problems);
        }
        return texts;
    }
}
