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
import java.util.concurrent.locks.ReentrantLock;
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

    private final ReentrantLock writing = new ReentrantLock();
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
        if (!holds || isStalled(now)) {
            end();
            return false;
        }
        writing.lock();
        try {
            return !over && send(now);
        } finally {
            writing.unlock();
        }
    }

    /** Whether the client has taken nothing for too long. */
    private boolean isStalled(long now) {
        return now - takenAt >= settings.patience().toNanos();
    }

    /** Whether the client is still there. If it is not, the container hears of the same failure and ends the request itself. */
    private boolean send(long now) {
        ServletOutputStream stream = out;
        try {
            if (stream == null || !stream.isReady()) {
                return true;
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
            over = true; // containers say in many ways that a client has gone
            return false;
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

    /**
     * The client has gone. Once this returns, the container takes what belongs to the request for somebody else's: no write may be
     * under way then, nor begin.
     */
    @Override
    public void onError(AsyncEvent event) {
        writing.lock();
        try {
            over = true;
        } finally {
            writing.unlock();
        }
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }
}
