package dev.milepost.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server-sent events, read as they come by a thread of their own. */
public final class EventStream implements AutoCloseable {

    private static final String END = "end";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    /** Kept: a client that nobody refers to any more closes its connections. */
    private final HttpClient client;

    private final HttpResponse<InputStream> answer;

    private EventStream(HttpClient client, HttpResponse<InputStream> answer) {
        this.client = client;
        this.answer = answer;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    public static EventStream open(HttpRequest request) {
        try {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            return new EventStream(http, http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(END); // the connection was closed in the middle
        }
        lines.add(END);
    }

    public int status() {
        assert client != null;
        return answer.statusCode();
    }

    public Optional<String> header(String name) {
        return answer.headers().firstValue(name);
    }

    /** Whether such a line comes in time; lines before it are passed over. */
    public boolean brings(String line, Duration time) {
        return next(line, time).isPresent();
    }

    /** Whether the stream ends in time. */
    public boolean ends(Duration time) {
        return next(END, time).isPresent();
    }

    private Optional<String> next(String wanted, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (String line = poll(end); line != null; line = poll(end)) {
                if (line.equals(wanted)) {
                    return Optional.of(line);
                }
                if (line.equals(END)) {
                    return Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private String poll(long end) throws InterruptedException {
        return lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
