package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.live.Follower;
import dev.milepost.live.LiveSettings;
import dev.milepost.process.HeldLogins;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One stream of events. It writes only what the connection takes at once, so that no client keeps others waiting; what changes
 * meanwhile is told once. A client that takes nothing for a while, or whose login ends, is left.
 */
final class LiveStream implements Follower, WriteListener, AsyncListener {

    /** What a stream begins with: clients reconnect after two seconds. */
    static final byte[] HELLO = "retry: 2000\nevent: hello\ndata: {}\n\n".getBytes(UTF_8);

    private static final String SIGN_OF_LIFE = ":\n\n";

    private final String person;
    private final @Nullable String project;
    private final HeldLogins.Login login;
    private final LiveSettings settings;

    private volatile @Nullable AsyncContext answer;
    private volatile @Nullable ServletOutputStream opening;
    private volatile @Nullable ServletOutputStream out;
    private volatile boolean over;

    private final Set<String> untold = new LinkedHashSet<>();
    private long checkedAt = System.nanoTime();
    private long takenAt = checkedAt;
    private long sentAt = checkedAt;
    private boolean unflushed;

    LiveStream(String person, @Nullable String project, HeldLogins.Login login, LiveSettings settings) {
        this.person = person;
        this.project = project;
        this.login = login;
        this.settings = settings;
    }

    /** The head of the answer has been sent, and the request goes on without its thread. */
    void begin(AsyncContext context) throws IOException {
        answer = context;
        context.addListener(this);
        ServletOutputStream stream = context.getResponse().getOutputStream();
        opening = stream;
        stream.setWriteListener(this);
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public @Nullable String project() {
        return project;
    }

    @Override
    public boolean tick(Set<String> changed) {
        untold.addAll(changed);
        long now = System.nanoTime();
        boolean holds = now - checkedAt < settings.recheck().toNanos();
        if (!holds) {
            checkedAt = now;
            holds = login.holds();
        }
        boolean goesOn = holds && !over && send(now);
        if (!goesOn) {
            end();
        }
        return goesOn;
    }

    /** Whether the client is still there. */
    private boolean send(long now) {
        ServletOutputStream stream = out;
        try {
            if (stream == null || !stream.isReady()) {
                return now - takenAt < settings.patience().toNanos();
            }
            takenAt = now;
            if (!unflushed) {
                String text = text(now);
                if (text.isEmpty()) {
                    return true;
                }
                sentAt = now;
                untold.clear();
                stream.write(text.getBytes(UTF_8));
                unflushed = true;
            }
            if (stream.isReady()) {
                stream.flush();
                unflushed = false;
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false; // the client has gone; containers say so in many ways
        }
    }

    private String text(long now) {
        if (!untold.isEmpty()) {
            return untold.stream().map(LiveApi::change).collect(Collectors.joining());
        }
        return now - sentAt >= settings.heartbeat().toNanos() ? SIGN_OF_LIFE : "";
    }

    /** Once at most: containers use a context again for somebody else's request. */
    @Override
    public void end() {
        AsyncContext context;
        synchronized (this) {
            over = true;
            context = answer;
            answer = null;
        }
        if (context != null) {
            try {
                context.complete();
            } catch (RuntimeException e) {
                over = true; // it has ended by itself
            }
        }
    }

    @Override
    public void onWritePossible() {
        out = opening; // not before: until then the stream belongs to the thread of the request
    }

    @Override
    public void onError(Throwable fault) {
        end();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        over = true;
        answer = null;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }
}
