package dev.milepost.live;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who follows one project or all of them. What it is told comes from one thread, which it does not keep waiting. */
public interface Follower {

    /** Whose it is. */
    String person();

    /** The key of the project it follows; {@code null} for all. */
    @Nullable
    String project();

    /**
     * Some time has passed.
     *
     * @param changed the keys of projects it follows that have changed since the last time; mostly empty
     * @return whether it goes on following
     */
    boolean tick(Set<String> changed);

    /** There is nothing more to follow here. May come from another thread. */
    void end();
}
