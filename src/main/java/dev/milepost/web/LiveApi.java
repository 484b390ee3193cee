package dev.milepost.web;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.milepost.gate.Milestones;
import dev.milepost.live.Following;
import dev.milepost.live.LiveSettings;
import dev.milepost.process.HeldLogins;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets pages follow what changes, as server-sent events. It is no call with an answer, so the API's description leaves it out. */
@RestController
@Hidden
class LiveApi {

    private final Following following;
    private final LiveSettings settings;
    private final HeldLogins logins;
    private final Milestones milestones;

    LiveApi(Following following, LiveSettings settings, HeldLogins logins, Milestones milestones) {
        this.following = following;
        this.settings = settings;
        this.logins = logins;
        this.milestones = milestones;
    }

    @GetMapping("/api/live")
    void follow(
            @RequestParam(required = false) @Nullable String project,
            HttpServletRequest request,
            HttpServletResponse response,
            Principal caller)
            throws IOException {
        if (project != null) {
            milestones.project(project);
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        LiveStream stream = new LiveStream(caller.getName(), project, logins.of(request), settings);
        following.add(stream);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader("X-Accel-Buffering", "no"); // proxies are to pass events on as they come
            response.getOutputStream().write(LiveStream.HELLO);
            response.flushBuffer();
            AsyncContext answer = request.startAsync();
            answer.setTimeout(0);
            stream.begin(answer);
        } catch (IOException | RuntimeException e) {
            following.remove(stream);
            throw e;
        }
    }

    static String change(String project) {
        return "event: change\ndata: {\"project\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(project)) + "\"}\n\n";
    }
}
