package dev.milepost.web;

import dev.milepost.plan.Problem;
import dev.milepost.process.WatchedFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Plans")
class WatchedFilesApi {

    private final WatchedFiles files;

    WatchedFilesApi(WatchedFiles files) {
        this.files = files;
    }

    @GetMapping("/api/watched-files")
    @Operation(
            summary = "What came of the plans and rules that were saved last",
            description = "watched is false where the server looks at no folder. With problems, nothing was deployed.")
    Watched latest() {
        return files.latest()
                .map(look -> new Watched(true, look.at(), look.problems()))
                .orElse(new Watched(false, null, List.of()));
    }

    /** What came of files. */
    record Watched(boolean watched, @Nullable Instant at, List<Problem> problems) {}
}
